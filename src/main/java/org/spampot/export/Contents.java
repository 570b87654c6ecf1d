package org.spampot.export;

import org.spampot.model.MessageCapture;
import org.spampot.store.MessageRow;

/// Where the bytes of messages come from.
///
/// The caller promises a row of the store. The implementer promises that what it gives is that message, intact, and to
/// say in one line why when it cannot; it does not throw because of damage.
public interface Contents {
    Content read(MessageRow row);

    /// What there is of a message.
    sealed interface Content {
        /// All of it.
        record Whole(MessageCapture message) implements Content {}

        /// Nothing that can be trusted.
        ///
        /// @param why one line: which message, which place, what is wrong
        record Unreadable(String why) implements Content {}
    }
}
