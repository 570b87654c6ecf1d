package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Extension;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;
import org.spampot.smtp.Security;

/// STARTTLS (RFC 3207): TLS from here on. All that was said before is forgotten once it is established.
final class StartTls implements Step {
    private static final NotOffered NOT_OFFERED = new NotOffered();

    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        if (!conversation.voice().offers(Extension.STARTTLS)) {
            return NOT_OFFERED.proceed(command, conversation);
        }
        if (!command.argument().isEmpty()) {
            conversation.note(ProtocolDefect.UNEXPECTED_ARGUMENT, command.where(), command.argument());
            return Answer.of(Saying.STARTTLS_SYNTAX);
        }
        if (conversation.security() == Security.NONE) {
            return NOT_OFFERED.proceed(command, conversation);
        }
        if (conversation.security() == Security.ACTIVE) {
            conversation.note(ProtocolDefect.BAD_SEQUENCE, command.where(), "TLS is active");
            return Answer.of(Saying.TLS_ACTIVE);
        }
        return conversation.security() == Security.OUT_OF_ORDER ? Answer.of(Saying.TLS_NOT_AVAILABLE) : null;
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        return new Answer.StartTls(Saying.STARTTLS_GO, "");
    }
}
