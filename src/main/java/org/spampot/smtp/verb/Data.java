package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Body;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;
import org.spampot.smtp.Transaction;

/// DATA (RFC 5321 section 4.1.1.4).
final class Data implements Step {
    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        Transaction open = conversation.transaction();
        if (open == null) {
            conversation.note(ProtocolDefect.BAD_SEQUENCE, command.where(), "before MAIL");
            return Answer.of(Saying.DATA_NEEDS_MAIL);
        }
        if (open.recipients() == 0) {
            conversation.note(ProtocolDefect.BAD_SEQUENCE, command.where(), "without a recipient");
            return Answer.of(Saying.DATA_NEEDS_RCPT);
        }
        if (open.begun()) {
            conversation.note(ProtocolDefect.BAD_SEQUENCE, command.where(), "after BDAT");
            return Answer.of(Saying.AFTER_CHUNK);
        }
        if (open.body() == Body.BINARY) {
            conversation.note(ProtocolDefect.BAD_SEQUENCE, command.where(), "for binary content");
            return Answer.of(Saying.DATA_NOT_BINARY);
        }
        return Rset.refusal(command, conversation);
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        return new Answer.Content(Saying.DATA_GO, "");
    }
}
