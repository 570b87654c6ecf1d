package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Access.Stage;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.PathArgument;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;
import org.spampot.smtp.Transaction;

/// RCPT (RFC 5321 section 4.1.1.3): adds a recipient, if [org.spampot.smtp.Access] lets it in.
final class Rcpt implements Step {
    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        Transaction open = conversation.transaction();
        if (open == null) {
            conversation.note(ProtocolDefect.BAD_SEQUENCE, command.where(), "before MAIL");
            return Answer.of(Saying.RCPT_NEEDS_MAIL);
        }
        if (open.begun()) {
            conversation.note(ProtocolDefect.BAD_SEQUENCE, command.where(), "after BDAT");
            return Answer.of(Saying.AFTER_CHUNK);
        }
        PathArgument argument = path(command);
        if (argument.missing()) {
            conversation.note(ProtocolDefect.BAD_ARGUMENT, command.where(), command.argument());
            return Answer.of(argument.keywordMissing() ? Saying.RCPT_KEYWORD : Saying.RCPT_SYNTAX);
        }
        if (argument.path().address().isEmpty()) {
            conversation.note(ProtocolDefect.BAD_ARGUMENT, command.where(), command.argument());
            return Answer.of(Saying.RCPT_NULL);
        }
        Answer refusal = Paths.refusal(argument,
                argument.keywordMissing() ? Saying.RCPT_KEYWORD : Saying.RCPT_SYNTAX, open.utf8(), command,
                conversation);
        if (refusal != null) {
            return refusal;
        }
        // RFC 5321 section 4.5.3.1.10: those accepted before stay accepted
        return open.isFullFor(argument.path(), conversation.limits()) ? Answer.of(Saying.RCPT_TOO_MANY) : null;
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        PathArgument argument = path(command);
        Transaction open = conversation.transaction();
        if (open != null) {
            String sender = open.mailFrom().address();
            Saying refusal = Rulings
                    .refusal(conversation.rule(Stage.RCPT, command, sender, argument.path().address()));
            if (refusal != null) {
                return Answer.of(refusal, argument.path().address());
            }
            open.add(argument.path());
        }
        return Answer.of(Saying.RCPT_OK, argument.path().address());
    }

    private static PathArgument path(Command command) {
        return PathArgument.read("TO", command.argument());
    }
}
