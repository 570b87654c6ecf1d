package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Saying;

/// EXPN (RFC 5321 section 4.1.1.7): there are no lists here; how to say so is the persona's.
final class Expn implements Step {
    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        return command.argument().isEmpty() && conversation.refuses(Saying.EXPN_SYNTAX)
                ? Answer.of(Saying.EXPN_SYNTAX)
                : null;
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        return Answer.of(Saying.EXPN, command.argument());
    }
}
