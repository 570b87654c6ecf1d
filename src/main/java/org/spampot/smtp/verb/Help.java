package org.spampot.smtp.verb;

import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Saying;

/// HELP (RFC 5321 section 4.1.1.8); a persona may have a text for each topic.
final class Help implements Step {
    @Override
    public Answer proceed(Command command, Conversation conversation) {
        return Answer.of(command.argument().isEmpty() ? Saying.HELP : Saying.HELP_UNKNOWN, command.argument());
    }
}
