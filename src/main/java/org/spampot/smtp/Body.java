package org.spampot.smtp;

/// What kind of content MAIL declared.
public enum Body {
    /// Nothing else was said.
    SEVEN_BIT,
    /// `BODY=8BITMIME` (RFC 6152), or UTF-8 in headers (RFC 6531 section 3.6).
    EIGHT_BIT,
    /// `BODY=BINARYMIME` (RFC 3030 section 3): any octets, in chunks only.
    BINARY
}
