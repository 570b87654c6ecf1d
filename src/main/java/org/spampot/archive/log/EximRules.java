package org.spampot.archive.log;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Exim: its main log and reject log. Without `+pid` and `+incoming_port` among the log selectors, lines of one client
/// within five minutes are one session.
///
/// Chapter "Log files" of the Exim specification, 4.98.
final class EximRules implements Rules {
    private static final Duration SAME = Duration.ofMinutes(5);
    private static final String[] REJECTED = {" rejected ", " temporarily rejected ", "dropped by "};
    private static final String[] ITS_OWN = {"Start queue run", "End queue run", "exim ", "cwd=", "Warning: ", "daemon",
            "SIGHUP", "SIGTERM", "pid ", "socket ", "failed ", "Failed ", "unable ", "unqualified ", "DNS list lookup",
            "remote host address", "lowest numbered", "retry ", "queue ", "configuration", "Exim ", "TLS error ",
            "TLS session", "[TLS] ", "H=localhost ", "refused: ", "closed ", "SMTP timeout", "ident connection",
            "no ", "lookup ", "message ", "LOG: ", "User ", "local ", "tls_", "Cipher "};

    @Override
    public boolean owns(LogLine line) {
        String program = line.program().toLowerCase(Locale.ROOT);
        return program.equals("exim") || program.equals("exim4") || program.startsWith("exim-");
    }

    /// Whether a text could be Exim's: its dates are those of many programs.
    static boolean isTypical(String text) {
        return !messageId(text).isEmpty() || (text.contains("H=") && text.contains("[")) || text.startsWith("exim ")
                || text.contains(" queue run: pid=") || text.startsWith("SMTP ")
                || text.contains("authenticator failed");
    }

    @Override
    public Verdict read(LogLine line, Joins joins) {
        String text = line.text();
        String id = messageId(text);
        String rest = id.isEmpty() ? text : text.substring(id.length() + 1);
        EximPeer peer = EximPeer.of(rest);
        if (!id.isEmpty() && EximMessage.isFlow(rest)) {
            return EximMessage.read(line, id, rest, () -> connection(line, EximPeer.ofHost(rest), joins), joins);
        }
        String rejected = rejection(rest, peer);
        Open open = connection(line, peer, joins);
        if (!rejected.isEmpty()) {
            return rejected(line, id, rest, rejected, open, joins);
        }
        if (!id.isEmpty()) {
            Tx known = joins.knownMessage(line, id);
            Open of = known != null ? known.open : open != null ? open : joins.message(line, id).open;
            return joins.add(of, line);
        }
        if (open != null) {
            boolean failed = rest.contains("authenticator failed for ");
            joins.add(open, line);
            if (!failed && rest.startsWith("SMTP connection from ")
                    && (rest.contains(" closed by ") || rest.endsWith(" lost") || rest.contains(" lost D="))) {
                joins.close(open);
            }
            return Verdict.JOINED;
        }
        for (String own : ITS_OWN) {
            if (rest.startsWith(own)) {
                return Verdict.PLAIN;
            }
        }
        return Verdict.UNKNOWN;
    }

    private static @Nullable Open connection(LogLine line, @Nullable EximPeer peer, Joins joins) {
        if (peer == null) {
            return null;
        }
        Client client = peer.client();
        boolean named = !line.process().isEmpty() || client.port() > 0;
        String key = line.key("exim", line.process().isEmpty()
                ? client.ip() + ' ' + client.port()
                : line.process() + ' ' + client.ip());
        Open known = joins.known(key);
        if (!named && known != null && Duration.between(known.last(), line.at()).compareTo(SAME) > 0) {
            joins.close(known);
        }
        Open open = line.text().startsWith("SMTP connection from ") && line.text().contains("connection count")
                ? joins.connect(line, key, client)
                : joins.connection(line, key, client);
        open.helo(peer.helo());
        return open;
    }

    /// From the word `rejected` on; empty when nothing is. Behind the client only, as his words may be anything.
    private static String rejection(String rest, @Nullable EximPeer peer) {
        int from = peer == null ? 0 : peer.end();
        int best = -1;
        for (String word : REJECTED) {
            int at = rest.indexOf(word, from);
            if (at >= 0 && (best < 0 || at < best)) {
                best = at;
            }
        }
        return best < 0 ? "" : rest.substring(best).strip();
    }

    private static Verdict rejected(LogLine line, String id, String rest, String rejected, @Nullable Open open,
            Joins joins) {
        if (open == null && id.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        String sender = sender(rest);
        Tx tx = !id.isEmpty()
                ? open == null ? joins.message(line, id) : joins.begin(line, id, open)
                : joins.refused(line, Objects.requireNonNull(open), sender);
        if (sender != null) {
            tx.sender(sender);
        }
        int colon = rejected.indexOf(": ");
        int rcpt = rejected.indexOf("rejected RCPT ");
        String to = rcpt >= 0 && colon > rcpt + 14
                ? rejected.substring(rcpt + 14, colon)
                : rcpt >= 0 ? rejected.substring(rcpt + 14) : "";
        tx.delivery(to, "rejected", colon < 0 ? rejected : rejected.substring(colon + 2));
        if (rcpt < 0 && !id.isEmpty()) {
            joins.done(tx);
        }
        return joins.add(tx.open, line);
    }

    /// `F=<address>`, or `F=address` as older ones write it.
    private static @Nullable String sender(String rest) {
        int at = rest.startsWith("F=") ? 0 : rest.indexOf(" F=") + 1;
        if (!rest.startsWith("F=", at)) {
            return null;
        }
        int end = rest.startsWith("<", at + 2) ? rest.indexOf('>', at) + 1 : rest.indexOf(' ', at);
        return end <= at + 2 ? null : rest.substring(at + 2, end);
    }

    /// `1Ai79e-0000Dq-8i`, since 4.97 `1rXYZa-000000012Ab-3CdE`; empty when the text begins with something else.
    private static String messageId(String text) {
        int end = text.indexOf(' ');
        if ((end != 16 && end != 23) || text.charAt(6) != '-' || text.charAt(end == 16 ? 13 : 18) != '-') {
            return "";
        }
        String id = text.substring(0, end);
        boolean fine = id.chars().allMatch(c -> c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
        return fine ? id : "";
    }
}
