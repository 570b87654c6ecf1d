package org.spampot.export;

import java.io.Closeable;
import java.io.IOException;
import org.spampot.model.MessageCapture;

/// Where exported messages are put, one class for each form.
///
/// The caller promises to end with [#finish()] when all messages are put, then to close. The implementer promises that
/// nothing has the name asked for before it is whole: a form of one file gets its name when it is finished, a form of many
/// files names each when it is written. Closed without having been finished, unnamed leftovers are removed.
///
/// Thread-safety: belongs to one thread.
public interface Shelf extends Closeable {
    /// Puts one message.
    ///
    /// @return whether it was written; not when it was there before
    boolean put(MessageCapture message) throws IOException;

    /// Makes what was put whole.
    void finish() throws IOException;
}
