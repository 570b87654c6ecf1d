package org.spampot.archive.log;

/// The words of one mail server.
///
/// Promises: never throws because of what a line says, takes time linear in it, keeps nothing but what it puts into the
/// joins.
interface Rules {
    /// Whether a program of that server wrote it.
    boolean owns(LogLine line);

    /// Puts a line where it belongs.
    Verdict read(LogLine line, Joins joins);
}
