package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Protocol;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;

/// HELO (RFC 5321 section 4.1.1.1). Any name is taken: what it is not is for the analysis to say.
final class Helo implements Step {
    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        return ofSmtp(command, Saying.HELO_SYNTAX, conversation);
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        conversation.greet(command.argument(), false);
        return Answer.of(Saying.HELO);
    }

    /// RFC 2033 section 4.1: LMTP knows neither HELO nor EHLO, so that the two cannot be mixed up.
    static @Nullable Answer ofSmtp(Command command, Saying syntax, Conversation conversation) {
        if (conversation.protocol() == Protocol.LMTP) {
            conversation.note(ProtocolDefect.UNOFFERED_COMMAND, command.where(), command.detail());
            return Answer.of(Saying.UNKNOWN_COMMAND, command.word());
        }
        return refusal(command, syntax, conversation);
    }

    static @Nullable Answer refusal(Command command, Saying syntax, Conversation conversation) {
        if (command.argument().isEmpty()) {
            conversation.note(ProtocolDefect.BAD_ARGUMENT, command.where(), "");
            if (conversation.refuses(syntax)) {
                return Answer.of(syntax);
            }
        }
        if (!conversation.voice().manners().takes(command.argument()) && conversation.refuses(Saying.HELO_NAME)) {
            conversation.note(ProtocolDefect.BAD_ARGUMENT, command.where(), command.argument());
            return Answer.of(Saying.HELO_NAME, command.argument());
        }
        return conversation.greeted() && conversation.refuses(Saying.HELO_AGAIN)
                ? Answer.of(Saying.HELO_AGAIN, command.argument())
                : null;
    }
}
