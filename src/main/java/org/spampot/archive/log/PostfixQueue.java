package org.spampot.archive.log;

/// The daemons of Postfix that write, keep and deliver a message: pickup, cleanup, qmgr, bounce, and whoever delivers.
final class PostfixQueue {
    private static final String[] NOTES = {"host ", "lost connection with ", "conversation with ", "enabling PIX ",
            "SASL authentication failed", "Cannot start TLS", "TLS is required", "skipped, ", "requeued",
            "released from hold", "breaking loop", "delivered ", "sender ", "postmaster ", "uid=", "resent-message-id=",
            "certificate verification", "copy ", "undeliverable", "server certificate", "address ", "flush ",
            "expired", "enabling "};

    /// @param daemon the last part of the program's name
    Verdict read(LogLine line, String queueId, String daemon, Joins joins) {
        String text = line.text().substring(queueId.length() + 2);
        if (text.startsWith("message-id=")) {
            Tx tx = joins.message(line, queueId);
            tx.messageId(text.substring(11));
            return joins.add(tx.open, line);
        }
        if (text.startsWith("from=<")) {
            return from(line, queueId, text, joins);
        }
        if (text.startsWith("to=")) {
            return to(line, queueId, text, daemon, joins);
        }
        if (text.equals("removed")) {
            Tx tx = joins.message(line, queueId);
            joins.done(tx);
            return joins.add(tx.open, line);
        }
        if (text.startsWith("placed on hold")) {
            Tx tx = joins.message(line, queueId);
            tx.queued = true;
            tx.delivery("", "held", text);
            return joins.add(tx.open, line);
        }
        for (String note : NOTES) {
            if (text.startsWith(note)) {
                Tx tx = joins.message(line, queueId);
                tx.queued |= note.equals("uid=");
                return joins.add(tx.open, line);
            }
        }
        Tx tx = joins.knownMessage(line, queueId);
        return PostfixActions.read(line, text, queueId, tx == null ? null : tx.open,
                line.key(line.program(), line.process() + ' ' + queueId), joins);
    }

    private static Verdict from(LogLine line, String queueId, String text, Joins joins) {
        int end = text.indexOf(">, ");
        if (end < 0) {
            return Verdict.UNKNOWN;
        }
        Tx tx = joins.message(line, queueId);
        tx.queued = true;
        tx.sender(text.substring(6, end));
        String rest = text.substring(end + 1);
        if (rest.startsWith(", status=")) {
            tx.delivery("",
                    rest.startsWith("expired", 9) || rest.startsWith("force-expired", 9) ? "expired" : "bounced",
                    rest.substring(9));
        } else {
            tx.size(PostfixReceive.value(rest, ", size="));
            tx.expect(PostfixReceive.value(rest, ", nrcpt="));
        }
        return joins.add(tx.open, line);
    }

    private static Verdict to(LogLine line, String queueId, String text, String daemon, Joins joins) {
        int end = text.startsWith("to=<") ? text.indexOf(">, ") : text.indexOf(", ");
        int status = end < 0 ? -1 : text.indexOf(", status=", end);
        if (status < 0) {
            return Verdict.UNKNOWN;
        }
        String to = text.startsWith("to=<") ? text.substring(4, end) : text.substring(3, end);
        int original = text.indexOf(", orig_to=", end);
        if (original >= 0 && original < status) {
            String said = PostfixReceive.value(text.substring(end), ", orig_to=");
            to = said.isEmpty() || said.equals("<>") ? to : said;
        }
        int word = text.indexOf(' ', status + 9);
        String outcome = text.substring(status + 9, word < 0 ? text.length() : word);
        String reason = word < 0 ? "" : text.substring(word + 1);
        if (reason.startsWith("(") && reason.endsWith(")")) {
            reason = reason.substring(1, reason.length() - 1);
        }
        Tx tx = joins.message(line, queueId);
        tx.queued = true;
        tx.delivery(to, status(outcome, daemon), reason);
        return joins.add(tx.open, line);
    }

    private static String status(String outcome, String daemon) {
        if (daemon.equals("discard")) {
            return "discarded";
        }
        return switch (outcome) {
            case "sent", "deliverable" -> "sent";
            case "deferred" -> "deferred";
            case "expired" -> "expired";
            default -> "bounced";
        };
    }
}
