package org.spampot.archive;

/// The line before a message in an mbox, `From a@example.com Sat Nov 21 00:00:00 2026`, told from a field of a header.
public final class EnvelopeLine {
    static final String START = "From ";

    private EnvelopeLine() {}

    /// Whether `line` is one, if perhaps a wrong one: `From : a@example.com` is a field (RFC 5322 section 4.5).
    public static boolean is(String line) {
        return line.startsWith(START) && !line.substring(START.length()).stripLeading().startsWith(":");
    }
}
