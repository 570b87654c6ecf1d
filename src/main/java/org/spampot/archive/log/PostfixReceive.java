package org.spampot.archive.log;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The daemons of Postfix that take mail in: postscreen, tlsproxy, smtpd.
///
/// Thread-safety: belongs to one thread.
final class PostfixReceive {
    private static final Duration HANDED_OVER = Duration.ofSeconds(10);

    /// Clients that postscreen let pass, by server and address, until smtpd has them.
    private final Map<String, Passed> passed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Passed> eldest) {
            return size() > 1000;
        }
    };

    private record Passed(Open open, Instant at) {}

    Verdict smtpd(LogLine line, String queueId, Joins joins) {
        String key = line.key(line.program(), line.process());
        String text = line.text();
        if (!queueId.isEmpty()) {
            return queued(line, queueId, text.substring(queueId.length() + 2), joins);
        }
        if (text.startsWith("connect from ")) {
            Client client = Client.at(text, 13);
            return client == null ? Verdict.UNKNOWN : joins.add(connect(line, key, client, joins), line);
        }
        if (text.startsWith("disconnect from ")) {
            Client client = Client.at(text, 16);
            if (client == null) {
                return Verdict.UNKNOWN;
            }
            Open open = joins.connection(line, key, client);
            joins.add(open, line);
            joins.close(open);
            return Verdict.JOINED;
        }
        if (text.startsWith("NOQUEUE: ")) {
            return PostfixActions.read(line, text.substring(9), null, joins.known(key), key, joins);
        }
        if (text.startsWith("proxy-accept: ") || text.startsWith("proxy-reject: ")) {
            return proxy(line, key, joins);
        }
        Client client = named(text);
        Open open = client == null ? joins.known(key) : joins.connection(line, key, client);
        if (open == null) {
            return text.startsWith("discarding EHLO keywords") ? Verdict.PLAIN : Verdict.UNKNOWN;
        }
        return client != null || text.startsWith("warning: ") || text.startsWith("discarding EHLO keywords")
                || text.startsWith("SSL3 alert") || text.startsWith("TLS SNI ")
                        ? joins.add(open, line)
                        : Verdict.UNKNOWN;
    }

    private Open connect(LogLine line, String key, Client client, Joins joins) {
        Passed before = client.ip().isEmpty() ? null : passed.remove(line.key("passed", client.ip()));
        if (before != null && !before.open.closed
                && Duration.between(before.at, line.at()).compareTo(HANDED_OVER) <= 0) {
            joins.rename(before.open, key);
            return before.open;
        }
        return joins.connect(line, key, client);
    }

    private static Verdict proxy(LogLine line, String key, Joins joins) {
        Open open = joins.known(key);
        if (open == null) {
            return Verdict.PLAIN;
        }
        Trail trail = Trail.of(line.text());
        open.helo(trail.helo());
        String reply = behindColon(trail.text());
        boolean rejected = line.text().startsWith("proxy-reject");
        Tx tx = joins.refused(line, open, trail.from());
        if (trail.from() != null) {
            tx.sender(trail.from());
        }
        tx.delivery(trail.to(), rejected ? "rejected" : "sent", behindColon(reply));
        return joins.add(open, line);
    }

    /// All of it when there is no colon.
    private static String behindColon(String text) {
        int colon = text.indexOf(": ");
        return colon < 0 ? text : text.substring(colon + 2);
    }

    private static Verdict queued(LogLine line, String queueId, String text, Joins joins) {
        String key = line.key(line.program(), line.process());
        if (text.startsWith("client=")) {
            Client client = Client.at(text, 7);
            if (client == null) {
                return Verdict.UNKNOWN;
            }
            Open open = joins.connection(line, key, client);
            joins.begin(line, queueId, open);
            open.login(value(text, ", sasl_username="));
            return joins.add(open, line);
        }
        Tx tx = joins.knownMessage(line, queueId);
        return PostfixActions.read(line, text, tx == null ? queueId : tx.queueId,
                tx == null ? joins.known(key) : tx.open,
                key, joins);
    }

    static String value(String text, String name) {
        int at = text.indexOf(name);
        if (at < 0) {
            return "";
        }
        int end = text.indexOf(", ", at + name.length());
        return text.substring(at + name.length(), end < 0 ? text.length() : end);
    }

    /// Lines that name their client somewhere: `lost connection after DATA from name[address]`,
    /// `warning: name[address]: SASL LOGIN authentication failed: ...`. What the client said comes behind it always.
    static @Nullable Client named(String text) {
        if (text.startsWith("warning: ")) {
            if (text.startsWith("hostname ", 9)) {
                int at = text.indexOf(" does not resolve to address ", 9);
                return at < 0 ? null : bare(text, at + 29);
            }
            int at = text.indexOf(' ', 9);
            Client first = at < 0 ? null : Client.at(text.substring(0, at), 9);
            if (first != null) {
                return first;
            }
            Client address = bare(text, 9);
            if (address != null && text.startsWith(": ", 9 + address.ip().length())) {
                return address;
            }
        }
        for (int at = text.indexOf(" from "); at >= 0 && at < 600; at = text.indexOf(" from ", at + 6)) {
            Client client = Client.at(text, at + 6);
            if (client != null) {
                return client;
            }
        }
        return null;
    }

    private static @Nullable Client bare(String text, int from) {
        int end = from;
        while (end < text.length() && end < from + 45
                && (Character.digit(text.charAt(end), 16) >= 0 || ".:".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        while (end > from && text.charAt(end - 1) == ':') {
            end--;
        }
        String ip = Client.ip(text.substring(from, end));
        return ip.isEmpty() ? null : new Client("", ip, 0);
    }

    Verdict postscreen(LogLine line, Joins joins) {
        String text = line.text();
        int open = text.indexOf('[');
        boolean noqueue = text.startsWith("NOQUEUE: ");
        Client client = open < 0 || text.startsWith("warning: ") || text.startsWith("cache ")
                ? null
                : Client.at(text, open);
        if (client == null) {
            return Verdict.UNKNOWN;
        }
        String key = line.key("postscreen", client.ip() + ' ' + client.port());
        if (noqueue) {
            return PostfixActions.read(line, text.substring(9), null, joins.known(key), key, joins);
        }
        Open session = text.startsWith("CONNECT from ")
                ? joins.connect(line, key, client)
                : joins.connection(line, key, client);
        joins.add(session, line);
        if (text.startsWith("PASS ") || text.startsWith("WHITELISTED ") || text.startsWith("ALLOWLISTED ")) {
            passed.put(line.key("passed", client.ip()), new Passed(session, line.at()));
        } else if (text.startsWith("DISCONNECT ")) {
            joins.close(session);
        }
        return Verdict.JOINED;
    }

    Verdict tlsproxy(LogLine line, Joins joins) {
        int at = line.text().indexOf('[');
        Client client = at < 0 ? null : Client.at(line.text(), at);
        Open open = client == null
                ? null
                : joins.known(line.key("postscreen", client.ip() + ' ' + client.port()));
        if (open != null) {
            return joins.add(open, line);
        }
        return client == null ? Verdict.UNKNOWN : Verdict.PLAIN;
    }
}
