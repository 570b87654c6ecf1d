package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.PathArgument;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;

/// What MAIL and RCPT have in common: how much a persona bears in a path and its parameters.
final class Paths {
    private Paths() {}

    /// Why the argument is refused; nothing when it is taken. What is odd is noted either way.
    ///
    /// @param syntax how this verb says that it cannot be read
    /// @param utf8 whether paths may be more than ASCII (RFC 6531)
    static @Nullable Answer refusal(PathArgument argument, Saying syntax, boolean utf8, Command command,
            Conversation conversation) {
        argument.oddities().forEach(each -> conversation.note(each, command.where(), command.argument()));
        if (argument.oddities().stream().anyMatch(conversation.voice().manners().refuses()::contains)) {
            return Answer.of(syntax, command.argument());
        }
        Answer parameters = Parameters.refusal(argument.path(), command, conversation);
        if (parameters != null) {
            return parameters;
        }
        if (!utf8 && argument.path().address().chars().anyMatch(c -> c > '~')) {
            conversation.note(ProtocolDefect.UTF8_NOT_DECLARED, command.where(), command.argument());
            return conversation.refuses(Saying.UTF8_NOT_DECLARED)
                    ? Answer.of(Saying.UTF8_NOT_DECLARED, argument.path().address())
                    : null;
        }
        return null;
    }
}
