package org.spampot.app.demo;

import org.spampot.model.Bytes;

/// One thing that a demo client does.
public sealed interface Step {
    /// Sends `bytes`, then waits for `replies` replies.
    record Send(Bytes bytes, int replies) implements Step {}

    /// Closes the connection without a word.
    record Drop() implements Step {}
}
