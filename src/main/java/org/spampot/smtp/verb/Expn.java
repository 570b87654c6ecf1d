package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;

/// EXPN (RFC 5321 section 4.1.1.7): there are no lists here, so a name is at most expanded to itself, and only if RCPT
/// would take it; how to say so is the persona's.
final class Expn implements Step {
    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        if (command.argument().isEmpty()) {
            conversation.note(ProtocolDefect.BAD_ARGUMENT, command.where(), "");
            return Answer.of(conversation.refuses(Saying.EXPN_SYNTAX) ? Saying.EXPN_SYNTAX : Saying.EXPN);
        }
        return null;
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        String about = Inquiry.address(command.argument());
        return Answer.of(Rulings.expanded(Inquiry.of(command, conversation), about), about);
    }
}
