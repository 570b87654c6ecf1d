package org.spampot.smtp.verb;

import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Saying;

/// HELP (RFC 5321 section 4.1.1.8).
final class Help implements Step {
    @Override
    public Answer proceed(Command command, Conversation conversation) {
        return Answer.of(Saying.HELP, command.argument());
    }
}
