package org.spampot.model;

/// Why a session ended.
public enum SessionEnd {
    /// The client said QUIT.
    QUIT,
    /// The client closed or reset the connection without QUIT.
    DROPPED,
    /// No command, or no further content, came in time.
    IDLE,
    /// The session as a whole took longer than allowed.
    SESSION_TIMEOUT,
    /// It was over the cap of sessions in all or per address and was told so.
    REFUSED,
    /// More commands or messages than allowed in one session.
    TOO_MANY_COMMANDS,
    /// More errors than the persona suffers.
    TOO_MANY_ERRORS,
    /// TLS was asked for and could not be established.
    TLS_FAILED,
    /// The client did not read its replies.
    SLOW_READER,
    /// The honeypot was stopped.
    SHUTDOWN,
    /// Our own failure; the log says which.
    FAILED,
    /// There was none of ours: stands for the session in which a message out of an archive once came, of which nothing is known.
    IMPORTED,
    /// It was one of another server, whose log tells of it.
    LOGGED
}
