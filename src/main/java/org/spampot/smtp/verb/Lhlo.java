package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Protocol;
import org.spampot.smtp.Saying;

/// LHLO (RFC 2033 section 4.1): EHLO of LMTP.
final class Lhlo implements Step {
    private static final NotOffered NOT_OFFERED = new NotOffered();

    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        return conversation.protocol() == Protocol.LMTP
                ? Helo.refusal(command, Saying.EHLO_SYNTAX, conversation)
                : NOT_OFFERED.proceed(command, conversation);
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        conversation.greet(command.argument(), true);
        return Answer.of(Saying.EHLO);
    }
}
