package org.spampot.archive.log;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sendmail: `sendmail[pid]`, `sm-mta[pid]` and what else a site calls its daemons. A process serves one client, so his
/// lines are those of one process; what becomes of a message is found by its queue entry.
final class SendmailRules implements Rules {
    private static final String[] ITS_OWN = {"starting daemon", "started as:", "alias database", "restarting ",
            "rejecting new messages", "rejecting connections", "accepting connections", "runqueue: ", "STARTTLS=client",
            "STARTTLS: ", "STARTTLS=", "NOQUEUE: ", "SYSERR", "gethostbyaddr", "My unqualified", "unable to qualify",
            "stopping daemon", "error: ", "WARNING: ", "ERROR: ", "skipping ", "grew WorkList", "Milter ", "Milter: ",
            "/etc/", "AUTH=client", "AUTH: ", "AUTH warning", "authinfo", "network "};

    @Override
    public boolean owns(LogLine line) {
        return line.program().startsWith("sm-") || line.program().equals("sendmail")
                || line.program().startsWith("sendmail-");
    }

    @Override
    public Verdict read(LogLine line, Joins joins) {
        String id = queueId(line.text());
        String text = id.isEmpty() ? line.text() : line.text().substring(id.length() + 2);
        String queueId = id.equals("NOQUEUE") ? "" : id;
        if (!queueId.isEmpty() && text.startsWith("from=")) {
            return from(line, queueId, text, joins);
        }
        if (!queueId.isEmpty() && text.startsWith("to=")) {
            return to(line, queueId, text, joins);
        }
        Client client = client(text);
        Open open = client == null ? null : connection(line, queueId, client, joins);
        if (text.startsWith("ruleset=") || (text.startsWith("Milter: ") && text.contains(", reject="))) {
            return reject(line, queueId, text, open, joins);
        }
        if (text.startsWith("<") && text.contains(">... ") && !queueId.isEmpty()) {
            int end = text.indexOf(">... ");
            Tx tx = message(line, queueId, joins);
            tx.delivery(text.substring(1, end), "rejected", text.substring(end + 5));
            return joins.add(tx.open, line);
        }
        if (open != null) {
            if (text.startsWith("AUTH=server, ")) {
                open.login(PostfixReceive.value(text, ", authid="));
            }
            return joins.add(open, line);
        }
        Tx known = queueId.isEmpty() ? null : joins.knownMessage(line, queueId);
        if (known != null) {
            return joins.add(known.open, line);
        }
        if (!queueId.isEmpty() && isNote(text)) {
            return joins.add(joins.message(line, queueId).open, line);
        }
        for (String own : ITS_OWN) {
            if (line.text().startsWith(own) || text.startsWith(own)) {
                return Verdict.PLAIN;
            }
        }
        return Verdict.UNKNOWN;
    }

    private static boolean isNote(String text) {
        for (String note : new String[]{"clone ", "DSN: ", "sender notify: ", "return to sender: ",
                "postmaster notify: ",
                "Milter ", "Milter: ", "SYSERR", "collect: ", "alias ", "forward ", "done", "discarded", "--- ", "<-- ",
                "timeout ", "to=", "owner", "locked", "headers too large", "AUTH failure "}) {
            if (text.startsWith(note)) {
                return true;
            }
        }
        return false;
    }

    private static Open connection(LogLine line, String queueId, Client client, Joins joins) {
        Tx tx = queueId.isEmpty() ? null : joins.knownMessage(line, queueId);
        return tx != null && tx.open.ip().equals(client.ip())
                ? tx.open
                : joins.connection(line, line.key("sendmail", line.process()), client);
    }

    /// The message of a queue entry: of the process's connection when there is one.
    private static Tx message(LogLine line, String queueId, Joins joins) {
        Tx known = joins.knownMessage(line, queueId);
        Open open = joins.known(line.key("sendmail", line.process()));
        return known != null || open == null ? joins.message(line, queueId) : joins.begin(line, queueId, open);
    }

    private static Verdict from(LogLine line, String queueId, String text, Joins joins) {
        int relay = text.lastIndexOf(", relay=");
        Client client = relay < 0 ? null : peer(text, relay + 8);
        Tx known = joins.knownMessage(line, queueId);
        if (known != null && client != null && known.open.ip().isEmpty()) {
            known.open.client(client);
        }
        Tx tx = known == null && client != null
                ? joins.begin(line, queueId, connection(line, queueId, client, joins))
                : message(line, queueId, joins);
        int end = text.indexOf(", size=");
        tx.sender(text.substring(5, end < 0 ? text.length() : end));
        if (end >= 0) {
            String rest = text.substring(end);
            tx.size(PostfixReceive.value(rest, ", size="));
            String recipients = PostfixReceive.value(rest, ", nrcpts=");
            tx.expect(recipients);
            tx.messageId(PostfixReceive.value(rest, ", msgid="));
            if (recipients.equals("0")) {
                joins.done(tx);
            } else {
                tx.queued = true;
            }
        }
        return joins.add(tx.open, line);
    }

    private static Verdict to(LogLine line, String queueId, String text, Joins joins) {
        int end = text.indexOf(", delay=");
        int controller = text.indexOf(", ctladdr=");
        int last = controller > 0 && (end < 0 || controller < end) ? controller : end;
        int stat = text.indexOf(", stat=", Math.max(0, last));
        if (last < 0 || stat < 0) {
            return Verdict.UNKNOWN;
        }
        Tx tx = message(line, queueId, joins);
        String reason = text.substring(stat + 7);
        String status = reason.startsWith("Sent") || reason.startsWith("queued")
                ? "sent"
                : reason.startsWith("Deferred")
                        ? "deferred"
                        : reason.startsWith("Discarded") || reason.startsWith("discarded") ? "discarded" : "bounced";
        for (String recipient : text.substring(3, last).split(",", Tx.MOST)) {
            tx.delivery(recipient.strip(), status, reason);
        }
        tx.queued = true;
        if (tx.isDelivered()) {
            joins.done(tx);
        }
        return joins.add(tx.open, line);
    }

    private static Verdict reject(LogLine line, String queueId, String text, @Nullable Open open, Joins joins) {
        int reject = text.indexOf(", reject=");
        if (reject < 0 || (queueId.isEmpty() && open == null)) {
            return open == null ? Verdict.UNKNOWN : joins.add(open, line);
        }
        String argument = PostfixReceive.value(text.substring(0, reject),
                text.startsWith("Milter: to=") ? "to=" : "arg1=");
        Tx tx = queueId.isEmpty()
                ? joins.refused(line, Objects.requireNonNull(open), null)
                : open == null ? message(line, queueId, joins) : joins.begin(line, queueId, open);
        if (text.startsWith("ruleset=check_mail,")) {
            tx.sender(argument);
        }
        boolean recipient = text.startsWith("ruleset=check_rcpt,") || text.startsWith("Milter: to=");
        tx.delivery(recipient ? argument : "", "rejected", text.substring(reject + 9));
        return joins.add(tx.open, line);
    }

    /// The client that a line names: behind `relay=`, at its beginning, or behind `from`.
    private static @Nullable Client client(String text) {
        if (text.startsWith("STARTTLS=client") || text.startsWith("AUTH=client")) {
            return null;
        }
        int reject = text.indexOf(", reject=");
        int relay = text.lastIndexOf("relay=", reject < 0 ? text.length() : reject);
        if (relay >= 0) {
            return peer(text, relay + 6);
        }
        if (text.startsWith("<") || text.startsWith("Milter")) {
            return null;
        }
        Client first = peer(text, 0);
        if (first != null) {
            return first;
        }
        int from = text.indexOf(" from ");
        return from < 0 ? null : peer(text, from + 6);
    }

    /// `name [address]`, `[address]`.
    private static @Nullable Client peer(String text, int from) {
        int open = text.indexOf('[', from);
        int comma = text.indexOf(", ", from);
        if (open < 0 || (comma >= 0 && comma < open)) {
            return null;
        }
        Client client = Client.at(text, from);
        return client == null || client.ip().isEmpty() ? null : client;
    }

    private static String queueId(String text) {
        if (text.startsWith("NOQUEUE: ")) {
            return "NOQUEUE";
        }
        int end = text.indexOf(": ");
        if (end < 6 || end > 24) {
            return "";
        }
        String id = text.substring(0, end);
        boolean fine = id.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))
                && id.chars().anyMatch(Character::isDigit) && id.chars().anyMatch(Character::isLetter);
        return fine ? id : "";
    }
}
