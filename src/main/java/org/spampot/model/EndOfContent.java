package org.spampot.model;

/// How the content of a message ended. Only [#COMPLETE] content can be acknowledged; all of it is kept.
public enum EndOfContent {
    /// By CRLF.CRLF (RFC 5321 section 4.1.1.4).
    COMPLETE,
    /// It grew over the size limit: the first part is kept, the rest was read and dropped, the answer is 552.
    OVERSIZE,
    /// There was no memory for it at that time: the first part is kept, the answer is 452.
    OVERLOADED,
    /// Its transaction was given up between two chunks: by RSET, EHLO or QUIT, or by us.
    ABANDONED,
    /// The client went away in the middle.
    DROPPED,
    /// The client stopped sending for longer than allowed.
    TIMEOUT,
    /// The honeypot was stopped in the middle.
    SHUTDOWN,
    /// There is no content: a mail server's log tells of the message, and that is all there is.
    LOGGED
}
