package org.spampot.smtp;

/// What a session can wait too long for (RFC 5321 section 4.5.3.2).
public enum Deadline {
    /// The next command.
    COMMAND,
    /// The next piece of message content.
    CONTENT,
    /// The end of the session as a whole.
    SESSION
}
