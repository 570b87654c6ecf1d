package org.spampot.smtp;

/// What a listener speaks.
public enum Protocol {
    /// RFC 5321.
    SMTP,
    /// RFC 2033: LHLO instead of HELO, and one answer to content for each recipient.
    LMTP
}
