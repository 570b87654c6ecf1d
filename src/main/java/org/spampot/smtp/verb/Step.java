package org.spampot.smtp.verb;

import com.google.errorprone.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;

/// What a verb does.
///
/// The implementer promises: no state, no exceptions, whatever the argument.
@Immutable
interface Step {
    /// Why the command is refused at this point; nothing when it may proceed. Changes nothing but notes.
    default @Nullable Answer check(Command command, Conversation conversation) {
        return null;
    }

    /// Does it. Called only when [#check] had nothing against it.
    Answer proceed(Command command, Conversation conversation);
}
