package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Saying;

/// EHLO (RFC 5321 section 4.1.1.1). What is offered is the persona's choice.
final class Ehlo implements Step {
    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        return Helo.ofSmtp(command, Saying.EHLO_SYNTAX, conversation);
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        conversation.greet(command.argument(), true);
        return Answer.of(Saying.EHLO);
    }
}
