package org.spampot.smtp.verb;

import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Saying;

/// NOOP (RFC 5321 section 4.1.1.9); an argument is allowed and ignored.
final class Noop implements Step {
    @Override
    public Answer proceed(Command command, Conversation conversation) {
        return Answer.of(Saying.NOOP_OK);
    }
}
