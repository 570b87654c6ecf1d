package org.spampot.archive.log;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// qmail: qmail-send by message and delivery numbers, tcpserver and rblsmtpd by process. Nothing in these logs ties a
/// message to a connection, so they are sessions of their own.
final class QmailRules implements Rules {
    /// Deliveries under way: from their number to the message's number and the recipient.
    private final Map<String, String[]> deliveries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String[]> eldest) {
            return size() > 10_000;
        }
    };

    @Override
    public boolean owns(LogLine line) {
        return switch (line.program()) {
            case "qmail", "qmail-send", "qmail-smtpd", "rblsmtpd", "tcpserver" -> true;
            default -> false;
        };
    }

    @Override
    public Verdict read(LogLine line, Joins joins) {
        String text = line.text();
        String program = line.program();
        for (String name : new String[]{"tcpserver: ", "rblsmtpd: ", "qmail-smtpd: "}) {
            if (text.startsWith(name)) {
                program = name.substring(0, name.length() - 2);
                text = text.substring(name.length());
            }
        }
        String[] words = text.split(" ", 8);
        return switch (program) {
            case "tcpserver" -> tcpserver(line, words, joins);
            case "rblsmtpd" -> rblsmtpd(line, text, words, joins);
            case "qmail-smtpd" -> smtpd(line, text, words, joins);
            default -> send(line, text, words, joins);
        };
    }

    private static Verdict tcpserver(LogLine line, String[] words, Joins joins) {
        if (words.length < 2) {
            return Verdict.UNKNOWN;
        }
        String key = line.key("tcpserver", words[1]);
        return switch (words[0]) {
            case "status:", "fatal:", "warning:", "usage:" -> Verdict.PLAIN;
            case "pid" -> {
                String ip = words.length > 3 ? Client.ip(words[3]) : "";
                yield ip.isEmpty()
                        ? Verdict.UNKNOWN
                        : joins.add(joins.connect(line, key, new Client("", ip, 0)), line);
            }
            case "ok", "deny" -> {
                Client client = words.length > 3 ? remote(words[3]) : Client.NONE;
                yield client.ip().isEmpty() ? Verdict.UNKNOWN : joins.add(joins.connection(line, key, client), line);
            }
            case "end" -> end(line, joins.known(key), joins);
            default -> Verdict.UNKNOWN;
        };
    }

    private static Verdict end(LogLine line, @Nullable Open open, Joins joins) {
        if (open == null) {
            return Verdict.PLAIN;
        }
        joins.add(open, line);
        joins.close(open);
        return Verdict.JOINED;
    }

    /// `host:198.51.100.77:info:4321`.
    private static Client remote(String word) {
        String[] parts = word.split(":", 5);
        if (parts.length < 4) {
            return Client.NONE;
        }
        return new Client(parts[0], Client.ip(parts[1]), (int) Math.min(65_535, Tx.number(parts[3])));
    }

    /// `198.51.100.77 pid 19597 list: 451 reason`, `list blocked 198.51.100.77 name -`.
    private static Verdict rblsmtpd(LogLine line, String text, String[] words, Joins joins) {
        boolean blocked = words.length > 2 && words[1].equals("blocked");
        String ip = Client.ip(blocked ? words[2] : words[0]);
        if (ip.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        boolean pid = !blocked && words.length > 2 && words[1].equals("pid");
        String process = pid ? words[2].replace(":", "") : ip + ' ' + line.at();
        Open open = joins.connection(line, line.key("tcpserver", process), new Client("", ip, 0));
        int reason = text.indexOf(": ");
        Tx tx = joins.refused(line, open, null);
        tx.delivery("", "rejected", reason < 0 ? text : text.substring(reason + 2));
        return joins.add(open, line);
    }

    /// Lines of patches: an address somewhere behind the word `ip`.
    private static Verdict smtpd(LogLine line, String text, String[] words, Joins joins) {
        for (int i = 0; i + 1 < words.length; i++) {
            String ip = words[i].equals("ip") || words[i].equals("from") ? Client.ip(words[i + 1]) : "";
            if (!ip.isEmpty()) {
                Open open = joins.connection(line, line.key("qmail-smtpd", ip + ' ' + line.at()),
                        new Client("", ip, 0));
                if (Character.isDigit(text.charAt(0))) {
                    joins.refused(line, open, null).delivery("", "rejected", text);
                }
                return joins.add(open, line);
            }
        }
        return Verdict.UNKNOWN;
    }

    private Verdict send(LogLine line, String text, String[] words, Joins joins) {
        if (text.startsWith("new msg ")) {
            Tx old = joins.knownMessage(line, words[2]);
            if (old != null) {
                joins.end(old);
            }
            return joins.add(joins.message(line, words[2]).open, line);
        }
        if (text.startsWith("info msg ") && words.length > 6) {
            Tx tx = joins.message(line, words[2].replace(":", ""));
            tx.size(words[4]);
            tx.sender(words[6]);
            tx.queued = true;
            return joins.add(tx.open, line);
        }
        if (text.startsWith("starting delivery ") && words.length > 7 && words[3].equals("msg")) {
            deliveries.put(line.key("delivery", words[2].replace(":", "")), new String[]{words[4], words[7]});
            Tx tx = joins.message(line, words[4]);
            tx.queued = true;
            tx.recipient(words[7]);
            return joins.add(tx.open, line);
        }
        if (text.startsWith("delivery ") && words.length > 2) {
            String[] delivery = deliveries.remove(line.key("delivery", words[1].replace(":", "")));
            if (delivery == null) {
                return Verdict.PLAIN;
            }
            Tx tx = joins.message(line, delivery[0]);
            String reason = text.substring(text.indexOf(words[2]) + words[2].length()).strip();
            tx.delivery(delivery[1], switch (words[2]) {
                case "success:" -> "sent";
                case "deferral:" -> "deferred";
                default -> "bounced";
            }, reason.replace('_', ' '));
            return joins.add(tx.open, line);
        }
        if (text.startsWith("end msg ")) {
            Tx tx = joins.message(line, words[2]);
            joins.done(tx);
            return joins.add(tx.open, line);
        }
        if (text.startsWith("bounce msg ") && words.length > 2) {
            return joins.add(joins.message(line, words[2]).open, line);
        }
        for (String own : new String[]{"status: ", "running", "exiting", "number of ", "alert: ", "warning: ",
                "triple bounce: ", "double bounce: ", "delivery ", "local ", "remote "}) {
            if (text.startsWith(own)) {
                return Verdict.PLAIN;
            }
        }
        return Verdict.UNKNOWN;
    }
}
