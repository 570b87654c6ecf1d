package org.spampot.smtp.verb;

import org.spampot.model.SessionEnd;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;
import org.spampot.smtp.Strangers;

/// What is no verb: an empty line, a typing error, or another protocol altogether (RFC 5321 section 4.2.4).
final class Unknown implements Step {
    @Override
    public Answer proceed(Command command, Conversation conversation) {
        if (command.word().isEmpty()) {
            conversation.note(ProtocolDefect.EMPTY_COMMAND, command.where(), "");
            return Answer.of(Saying.EMPTY_COMMAND);
        }
        ProtocolDefect stranger = Strangers.protocol(command.line());
        if (stranger == null) {
            conversation.note(ProtocolDefect.UNKNOWN_COMMAND, command.where(), command.detail());
            return Answer.of(Saying.UNKNOWN_COMMAND, command.word());
        }
        conversation.note(stranger, command.where(), command.detail());
        return conversation.voice().manners().hangsUpOnOtherProtocols()
                ? new Answer.Leave(Saying.NOT_SMTP, command.word(), SessionEnd.TOO_MANY_ERRORS)
                : Answer.of(Saying.UNKNOWN_COMMAND, command.word());
    }
}
