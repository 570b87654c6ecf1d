package org.spampot.smtp;

import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionEnd;

/// What a session wants done, in this order, by whoever owns its socket.
public sealed interface Action {
    /// For the transcript: this command line was heard. Asks for nothing.
    record Heard(Bytes line) implements Action {}

    /// For the transcript: content ended after `size` bytes on the wire. Asks for nothing.
    record HeardContent(long size, @Nullable CaptureId message) implements Action {}

    /// For the transcript: we did or noticed something. Asks for nothing.
    record Noted(String text) implements Action {}

    /// Send these bytes (a whole reply, CRLF included), after `delay` of doing nothing.
    record Say(Bytes text, java.time.Duration delay) implements Action {}

    /// Make this message durable, then tell [Event.Stored] or [Event.NotStored], unless `acknowledge` is false: then
    /// nothing waits for it (content that never came to its end). While one is awaited the session acts on no
    /// further input: it keeps what it was given, and whoever owns the socket stops reading.
    record Keep(MessageCapture message, boolean acknowledge) implements Action {}

    /// Negotiate TLS once everything said before is sent; then tell [Event.TlsStarted] or [Event.TlsFailed]. What arrived
    /// in plain text after the command is not part of the negotiation; it may be told as received, and is dropped.
    record StartTls() implements Action {}

    /// From now on wait for this, by its time limit; replaces what was expected before.
    record Expect(Deadline deadline) implements Action {}

    /// Close the connection once everything said before is sent. The last action of a session.
    record Close(SessionEnd end) implements Action {}
}
