package org.spampot.archive.log;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Postfix did with a command or a message by its rules: `reject: RCPT from name[address]: 550 5.1.1 ...; from=<a>
/// to=<b> proto=ESMTP helo=<c>`, by smtpd, postscreen, cleanup and milters.
final class PostfixActions {
    private static final Map<String, String> STATUS = Map.of("reject", "rejected", "discard", "discarded", "hold",
            "held",
            "quarantine", "held");
    private static final String[] OTHERS = {"reject_warning", "warn", "warning", "filter", "redirect", "prepend",
            "replace",
            "strip", "bcc", "info", "permit", "trace", "delay", "header-redirect", "header-prepend", "accept", "pass",
            "dunno", "body-redirect", "sleep"};

    private PostfixActions() {}

    /// @param text from the action on
    /// @param queueId nothing for NOQUEUE
    /// @param open the connection, if it is known
    /// @param key names the connection
    static Verdict read(LogLine line, String text, @Nullable String queueId, @Nullable Open open, String key,
            Joins joins) {
        int colon = text.indexOf(": ");
        String action = colon < 0 ? "" : text.substring(0, colon);
        String bare = action.startsWith("milter-")
                ? action.substring(7)
                : action.startsWith("proxy-") ? action.substring(6) : action;
        String status = STATUS.get(bare);
        boolean other = status == null && Arrays.asList(OTHERS).contains(bare);
        if (status == null && !other) {
            return unnamed(line, text, queueId, open, key, joins);
        }
        String what = text.substring(colon + 2);
        boolean header = what.startsWith("header ") || what.startsWith("body ") || what.startsWith("mime ");
        int from = header ? lastFrom(what) : what.indexOf(" from ");
        Client client = from < 0 ? null : Client.at(what, from + 6);
        String reply = client == null ? what : behind(what, from);
        Trail trail = Trail.of(header ? what : reply);
        Open session = session(line, queueId, open, client, key, joins);
        if (session == null) {
            return Verdict.UNKNOWN;
        }
        session.helo(trail.helo());
        if (status != null) {
            Tx tx = queueId == null
                    ? joins.refused(line, session, trail.from())
                    : joins.begin(line, queueId, session);
            if (trail.from() != null) {
                tx.sender(trail.from());
            }
            tx.delivery(trail.to(), status, trail.rest().isEmpty() ? trail.text() : trail.rest());
        }
        Tx of = other && queueId != null ? joins.knownMessage(line, queueId) : null;
        if (of != null) {
            if (trail.from() != null) {
                of.sender(trail.from());
            }
            of.recipient(trail.to());
        }
        return joins.add(session, line);
    }

    private static @Nullable Open session(LogLine line, @Nullable String queueId, @Nullable Open open,
            @Nullable Client client, String key, Joins joins) {
        if (queueId != null) {
            Tx tx = joins.knownMessage(line, queueId);
            if (tx != null) {
                if (client != null && tx.open.ip().isEmpty()) {
                    tx.open.client(client);
                }
                return tx.open;
            }
        }
        if (client == null) {
            return open != null ? open : queueId == null ? null : joins.message(line, queueId).open;
        }
        return joins.connection(line, key, client);
    }

    /// `lost connection after CONNECT from ...` under NOQUEUE, and the like.
    private static Verdict unnamed(LogLine line, String text, @Nullable String queueId, @Nullable Open open, String key,
            Joins joins) {
        Client client = PostfixReceive.named(text);
        Open session = session(line, queueId, open, client, key, joins);
        return session == null || (client == null && open == null) ? Verdict.UNKNOWN : joins.add(session, line);
    }

    /// A header is the sender's own words; the client stands behind it, before the trail.
    private static int lastFrom(String what) {
        int trail = what.lastIndexOf("; from=<");
        return what.lastIndexOf(" from ", trail < 0 ? what.length() : trail);
    }

    /// The reply: what follows the client and its colon.
    private static String behind(String what, int from) {
        int close = what.indexOf(']', from);
        int colon = what.indexOf(": ", close);
        int semicolon = what.indexOf("; ", close);
        return colon < 0 || (semicolon >= 0 && semicolon < colon)
                ? what.substring(close + 1)
                : what.substring(colon + 2);
    }
}
