package org.spampot.archive.log;

/// What became of a line.
enum Verdict {
    /// It belongs to a session.
    JOINED,
    /// It is known, and tells of no session: statistics, starts, trouble of the server itself.
    PLAIN,
    /// No rule knows it.
    UNKNOWN
}
