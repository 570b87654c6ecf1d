package org.spampot.app;

/// The forms that messages are exported in.
public enum ExportForm {
    /// Messages, one after the other in a file.
    MBOX,
    /// Messages, one file each, as mail programs keep them.
    MAILDIR,
    /// Messages, one file each.
    EML,
    /// What is known of each message, for spreadsheets.
    CSV,
    /// What is known of each message, for scripts.
    JSONL,
    /// Messages with all facts of their reception, as the journal keeps them.
    WARC;

    /// Whether it has the bytes of messages, not what is known of them.
    boolean hasBytes() {
        return this != CSV && this != JSONL;
    }

    /// Whether it can flow into standard output.
    boolean flows() {
        return this != MAILDIR;
    }
}
