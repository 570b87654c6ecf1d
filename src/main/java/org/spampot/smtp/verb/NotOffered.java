package org.spampot.smtp.verb;

import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;

/// A verb that we know and do not offer (RFC 5321 section 4.2.4); a persona may word each in its own way.
final class NotOffered implements Step {
    @Override
    public Answer proceed(Command command, Conversation conversation) {
        conversation.note(ProtocolDefect.UNOFFERED_COMMAND, command.where(), command.detail());
        return Answer.of(Saying.NOT_OFFERED, command.argument());
    }
}
