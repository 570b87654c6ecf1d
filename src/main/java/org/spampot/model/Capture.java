package org.spampot.model;

import java.time.Instant;

/// What the journal keeps: each message by itself, and each session when it has ended.
public sealed interface Capture permits MessageCapture, SessionCapture {
    SessionId session();

    Connection connection();

    /// What it is known by: the id of a message, that of the session for a session.
    default String name() {
        return switch (this) {
            case MessageCapture message -> message.id().toString();
            case SessionCapture session -> session.session().value();
        };
    }

    /// When it was complete: end of data for a message, end of connection for a session.
    Instant at();
}
