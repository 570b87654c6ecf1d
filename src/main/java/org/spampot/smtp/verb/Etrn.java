package org.spampot.smtp.verb;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Extension;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;

/// ETRN (RFC 1985): asks to be sent what waits for a host. Nothing does; how to say so is the persona's.
final class Etrn implements Step {
    private static final NotOffered NOT_OFFERED = new NotOffered();
    /// A name, perhaps with `@` (its subdomains too) or `#` (a queue) before it (section 5.2), or an address.
    private static final Pattern NODE = Pattern.compile("[@#]?[A-Za-z0-9_.:\\[\\]-]{1,255}");

    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        if (!conversation.offers(Extension.ETRN)) {
            return NOT_OFFERED.proceed(command, conversation);
        }
        if (conversation.transaction() != null) {
            conversation.note(ProtocolDefect.BAD_SEQUENCE, command.where(), "in a transaction");
            return Answer.of(Saying.ETRN_NESTED, command.argument());
        }
        if (!NODE.matcher(command.argument()).matches()) {
            conversation.note(ProtocolDefect.BAD_ARGUMENT, command.where(), command.argument());
            return Answer.of(Saying.ETRN_SYNTAX, command.argument());
        }
        return null;
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        return Answer.of(Saying.ETRN, command.argument());
    }
}
