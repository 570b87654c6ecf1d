package org.spampot.archive;

/// How what was named is to be read; the words of `--format`. Archives and compressed files are opened first, whichever
/// it is.
public enum Format {
    /// By what is there.
    AUTO,
    /// `mbox` in any variant; quoted lines (`>From `) stay as they stand.
    MBOX,
    /// `mbox` whose writer put one `>` before each line of `From `, `>From `, `>>From ` and so on: one is taken off
    /// each.
    MBOXRD,
    /// A folder of `cur`, `new` and `tmp`.
    MAILDIR,
    /// One message a file.
    EML,
    /// Log of a mail server.
    MAILLOG
}
