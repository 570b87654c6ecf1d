package org.spampot.model;

import java.time.Instant;

/// What the journal keeps: each message by itself, and each session when it has ended.
public sealed interface Capture permits MessageCapture, SessionCapture {
    SessionId session();

    Connection connection();

    /// When it was complete: end of data for a message, end of connection for a session.
    Instant at();
}
