package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;

/// RSET (RFC 5321 section 4.1.1.5): drops the transaction, and keeps what HELO said.
final class Rset implements Step {
    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        return refusal(command, conversation);
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        conversation.reset();
        return Answer.of(Saying.RSET_OK);
    }

    /// An argument where there should be none.
    static @Nullable Answer refusal(Command command, Conversation conversation) {
        if (command.argument().isEmpty()) {
            return null;
        }
        conversation.note(ProtocolDefect.UNEXPECTED_ARGUMENT, command.where(), command.argument());
        return conversation.refuses(Saying.ARGUMENT) ? Answer.of(Saying.ARGUMENT, command.argument()) : null;
    }
}
