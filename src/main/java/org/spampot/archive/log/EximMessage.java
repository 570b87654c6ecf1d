package org.spampot.archive.log;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The flow of a message through Exim: `<=` in, `=>` `->` `>>` `*>` out, `**` bounced, `==` deferred, `Completed`.
final class EximMessage {
    private EximMessage() {}

    static boolean isFlow(String rest) {
        return rest.startsWith("<= ") || rest.equals("Completed") || rest.startsWith("Completed ") || isOut(rest);
    }

    private static boolean isOut(String rest) {
        return rest.startsWith("=> ") || rest.startsWith("-> ") || rest.startsWith(">> ") || rest.startsWith("*> ")
                || rest.startsWith("** ") || rest.startsWith("== ");
    }

    /// @param connection whom it came from; nothing when it began here
    static Verdict read(LogLine line, String id, String rest, Supplier<@Nullable Open> connection, Joins joins) {
        if (rest.startsWith("<= ")) {
            Open open = connection.get();
            Tx tx = open == null ? joins.message(line, id) : joins.begin(line, id, open);
            arrival(tx, rest);
            return joins.add(tx.open, line);
        }
        Tx tx = joins.message(line, id);
        if (isOut(rest)) {
            delivery(tx, rest);
        } else {
            joins.done(tx);
        }
        return joins.add(tx.open, line);
    }

    private static void arrival(Tx tx, String rest) {
        int end = rest.indexOf(' ', 3);
        tx.sender(rest.substring(3, end < 0 ? rest.length() : end));
        tx.queued = true;
        // The subject is the sender's own words, and may look like any field.
        int subject = rest.indexOf(" T=\"");
        String fields = subject < 0 ? rest : rest.substring(0, subject);
        tx.size(field(fields, " S="));
        String login = field(fields, " A=");
        tx.open.login(login.substring(login.indexOf(':') + 1));
        String messageId = field(fields, " id=");
        if (messageId.isEmpty() && subject >= 0) {
            messageId = field(rest.substring(Math.max(subject, rest.lastIndexOf('"'))), " id=");
        }
        if (!messageId.isEmpty()) {
            tx.messageId(messageId.startsWith("<") ? messageId : '<' + messageId + '>');
        }
        int recipients = rest.lastIndexOf(" for ");
        if (recipients > rest.lastIndexOf('"')) {
            for (String recipient : rest.substring(recipients + 5).split(" ", Tx.MOST)) {
                tx.recipient(recipient);
            }
        }
    }

    private static String field(String text, String name) {
        int at = text.indexOf(name);
        if (at < 0) {
            return "";
        }
        int end = text.indexOf(' ', at + name.length());
        return text.substring(at + name.length(), end < 0 ? text.length() : end);
    }

    /// `=> local_part <address> R=router T=transport ...`: the address that the client gave is the one in brackets.
    private static void delivery(Tx tx, String rest) {
        int end = rest.indexOf(' ', 3);
        String to = rest.substring(3, end < 0 ? rest.length() : end);
        String reason = end < 0 ? "" : rest.substring(end + 1);
        int open = rest.indexOf(" <");
        int fields = rest.indexOf(" R=");
        boolean gone = to.equals(":blackhole:");
        if (open > 0 && (fields < 0 || open < fields) && rest.indexOf('>', open) > 0) {
            to = rest.substring(open + 2, rest.indexOf('>', open));
        }
        if (to.endsWith(":")) {
            to = to.substring(0, to.length() - 1);
        }
        tx.queued = true;
        tx.delivery(to, gone ? "discarded" : switch (rest.substring(0, 2)) {
            case "**" -> "bounced";
            case "==" -> "deferred";
            default -> "sent";
        }, reason);
    }
}
