package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Extension;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;
import org.spampot.smtp.Security;
import org.spampot.smtp.auth.Mechanism;

/// AUTH (RFC 4954): begins an exchange with a mechanism that the persona offers. What is refused is kept all the same, as
/// many clients send name and password along with the command.
final class Auth implements Step {
    private static final NotOffered NOT_OFFERED = new NotOffered();

    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        Answer refusal = refusal(command, conversation);
        if (refusal != null && !command.argument().isEmpty()) {
            conversation.signIn().keepRefused(mechanism(command), initial(command));
        }
        return refusal;
    }

    private static @Nullable Answer refusal(Command command, Conversation conversation) {
        if (!conversation.voice().offers(Extension.AUTH)) {
            return NOT_OFFERED.proceed(command, conversation);
        }
        if (!conversation.greeted()) {
            return outOfOrder(command, conversation, "before EHLO", Saying.HELO_FIRST);
        }
        if (conversation.transaction() != null) {
            return outOfOrder(command, conversation, "in a transaction", Saying.AUTH_IN_TRANSACTION);
        }
        if (conversation.voice().auth().tlsOnly() && conversation.security() != Security.ACTIVE) {
            return outOfOrder(command, conversation, "before TLS", Saying.AUTH_NEEDS_TLS);
        }
        if (!conversation.signIn().name().isEmpty()) {
            return outOfOrder(command, conversation, "signed in", Saying.AUTH_TWICE);
        }
        if (command.argument().isEmpty()) {
            conversation.note(ProtocolDefect.BAD_ARGUMENT, command.where(), "");
            return Answer.of(Saying.AUTH_SYNTAX);
        }
        return offered(command, conversation) == null ? Answer.of(Saying.AUTH_UNKNOWN, mechanism(command)) : null;
    }

    private static Answer outOfOrder(Command command, Conversation conversation, String detail, Saying saying) {
        conversation.note(ProtocolDefect.BAD_SEQUENCE, command.where(), detail);
        return Answer.of(saying);
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        Mechanism mechanism = offered(command, conversation);
        return mechanism == null
                ? Answer.of(Saying.AUTH_UNKNOWN, mechanism(command))
                : conversation.signIn().begin(mechanism, mechanism(command), initial(command));
    }

    private static @Nullable Mechanism offered(Command command, Conversation conversation) {
        return Mechanism.named(mechanism(command)).filter(conversation.voice().auth().mechanisms()::contains)
                .orElse(null);
    }

    private static String mechanism(Command command) {
        String all = command.argument();
        int end = all.indexOf(' ');
        return end < 0 ? all : all.substring(0, end);
    }

    private static String initial(Command command) {
        return command.argument().substring(mechanism(command).length()).strip();
    }
}
