package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;

/// VRFY (RFC 5321 section 4.1.1.6): tells what RCPT would; how openly is
/// the persona's (section 3.5.3 allows neither yes nor no).
final class Vrfy implements Step {
    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        if (command.argument().isEmpty()) {
            conversation.note(ProtocolDefect.BAD_ARGUMENT, command.where(), "");
            return conversation.refuses(Saying.VRFY_SYNTAX) ? Answer.of(Saying.VRFY_SYNTAX) : null;
        }
        return null;
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        return Answer.of(Rulings.verified(Inquiry.of(command, conversation)), command.argument());
    }
}
