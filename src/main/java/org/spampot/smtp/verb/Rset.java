package org.spampot.smtp.verb;

import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;

/// RSET (RFC 5321 section 4.1.1.5): drops the transaction, and keeps what HELO said.
final class Rset implements Step {
    @Override
    public Answer proceed(Command command, Conversation conversation) {
        noteArgument(command, conversation);
        conversation.reset();
        return Answer.of(Saying.RSET_OK);
    }

    static void noteArgument(Command command, Conversation conversation) {
        if (!command.argument().isEmpty()) {
            conversation.note(ProtocolDefect.UNEXPECTED_ARGUMENT, command.where(), command.argument());
        }
    }
}
