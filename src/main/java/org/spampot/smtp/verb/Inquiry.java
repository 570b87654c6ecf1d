package org.spampot.smtp.verb;

import org.spampot.smtp.Access.Ruling;
import org.spampot.smtp.Access.Stage;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Transaction;

/// What VRFY and EXPN have in common: they ask about somebody, and what they are told must not contradict RCPT.
final class Inquiry {
    private Inquiry() {}

    /// What RCPT would say of whom the argument names.
    static Ruling of(Command command, Conversation conversation) {
        Transaction open = conversation.transaction();
        String sender = open == null ? "" : open.mailFrom().address();
        return conversation.rule(Stage.VRFY, command, sender, address(command.argument()));
    }

    /// `joe`, `joe@example.com`, `Joe <joe@example.com>`.
    static String address(String argument) {
        int open = argument.lastIndexOf('<');
        int close = argument.indexOf('>', open + 1);
        return open < 0 ? argument : argument.substring(open + 1, close < 0 ? argument.length() : close);
    }
}
