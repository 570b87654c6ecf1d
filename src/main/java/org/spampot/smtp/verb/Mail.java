package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.Access.Stage;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Extension;
import org.spampot.smtp.PathArgument;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;
import org.spampot.smtp.Security;

/// MAIL (RFC 5321 section 4.1.1.2): begins a transaction, if [org.spampot.smtp.Access] lets the sender in.
/// Parameters that cannot be read are noted and kept, as a mail is worth more than its form.
final class Mail implements Step {
    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        if (conversation.messages() >= conversation.limits().messages()) {
            return new Answer.Leave(Saying.TOO_MANY_COMMANDS, "", SessionEnd.TOO_MANY_COMMANDS);
        }
        if (!conversation.greeted()) {
            conversation.note(ProtocolDefect.NO_HELO, command.where(), "");
            if (conversation.voice().manners().heloRequired()) {
                return Answer.of(Saying.HELO_FIRST);
            }
        }
        if (conversation.transaction() != null) {
            conversation.note(ProtocolDefect.BAD_SEQUENCE, command.where(), "in a transaction");
            if (conversation.refuses(Saying.MAIL_NESTED)) {
                return Answer.of(Saying.MAIL_NESTED);
            }
        }
        if (conversation.security() == Security.READY && conversation.refuses(Saying.TLS_REQUIRED)) {
            return Answer.of(Saying.TLS_REQUIRED);
        }
        PathArgument argument = path(command);
        if (argument.missing()) {
            conversation.note(ProtocolDefect.BAD_ARGUMENT, command.where(), command.argument());
            return Answer.of(argument.keywordMissing() ? Saying.MAIL_KEYWORD : Saying.MAIL_SYNTAX);
        }
        Answer refusal = Paths.refusal(argument,
                argument.keywordMissing() ? Saying.MAIL_KEYWORD : Saying.MAIL_SYNTAX, Parameters.utf8(argument.path()),
                command,
                conversation);
        if (refusal != null) {
            return refusal;
        }
        // RFC 1870 section 6.1: better said before the content than after it
        if (conversation.offers(Extension.SIZE)
                && Parameters.declaredSize(argument.path()) > conversation.limits().message()) {
            return Answer.of(Saying.MAIL_TOO_BIG);
        }
        return null;
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        PathArgument argument = path(command);
        String sender = argument.path().address();
        Saying refusal = Rulings.refusal(conversation.rule(Stage.MAIL, command, sender, ""));
        if (refusal != null) {
            return Answer.of(refusal, sender);
        }
        conversation.begin(argument.path(), Parameters.body(argument.path(), conversation),
                Parameters.utf8(argument.path()));
        return Answer.of(Saying.MAIL_OK, argument.path().address());
    }

    private static PathArgument path(Command command) {
        return PathArgument.read("FROM", command.argument());
    }
}
