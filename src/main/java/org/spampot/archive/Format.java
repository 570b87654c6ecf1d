package org.spampot.archive;

/// How what was named is to be read; the words of `--format`.
public enum Format {
    /// By what is there.
    AUTO,
    /// `mbox` in any variant.
    MBOX,
    /// A folder of `cur`, `new` and `tmp`.
    MAILDIR,
    /// One message a file.
    EML,
    /// Log of a mail server.
    MAILLOG
}
