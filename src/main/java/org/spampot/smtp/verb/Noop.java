package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Saying;

/// NOOP (RFC 5321 section 4.1.1.9); an argument is allowed and ignored, but not by all
/// servers.
final class Noop implements Step {
    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        return refusal(command, conversation);
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        return Answer.of(Saying.NOOP_OK);
    }

    /// An argument, where the persona bears none.
    static @Nullable Answer refusal(Command command, Conversation conversation) {
        boolean bare = conversation.voice().manners().withoutArgument().contains(command.word());
        return bare && !command.argument().isEmpty() && conversation.refuses(Saying.ARGUMENT)
                ? Answer.of(Saying.ARGUMENT, command.argument())
                : null;
    }
}
