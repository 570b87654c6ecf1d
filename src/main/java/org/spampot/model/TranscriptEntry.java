package org.spampot.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One thing that happened on the wire of a session. Times are counted from when the session was accepted.
public sealed interface TranscriptEntry {
    Duration at();

    /// A command line as received, line end included; without one when the connection ended in the middle of it.
    ///
    /// @param chunk number of the network read that completed it, from 1: equal numbers show pipelining
    record Command(Duration at, int chunk, Bytes line) implements TranscriptEntry {}

    /// A reply as sent, all of its lines.
    ///
    /// @param chunk number of the network read that it answered, from 1: replies with the same number left together; 0
    ///        when nothing was read before, or it is not known
    record Reply(Duration at, int chunk, Bytes text) implements TranscriptEntry {
        public Reply(Duration at, Bytes text) {
            this(at, 0, text);
        }
    }

    /// Message content was received; the bytes themselves are in the message's own capture.
    ///
    /// @param size bytes received on the wire, before dot-unstuffing and without the end-of-data line
    /// @param message the capture that holds them, if they were kept
    record Content(Duration at, int chunk, long size, @Nullable CaptureId message) implements TranscriptEntry {}

    /// Something we did or noticed: a cap that was reached, a deadline that passed.
    record Note(Duration at, String text) implements TranscriptEntry {}
}
