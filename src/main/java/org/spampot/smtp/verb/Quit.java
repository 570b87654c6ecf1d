package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;

/// QUIT (RFC 5321 section 4.1.1.10).
final class Quit implements Step {
    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        if (!command.argument().isEmpty()) {
            conversation.note(ProtocolDefect.UNEXPECTED_ARGUMENT, command.where(), command.argument());
        }
        return Noop.refusal(command, conversation);
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        return new Answer.Leave(Saying.QUIT, "", SessionEnd.QUIT);
    }
}
