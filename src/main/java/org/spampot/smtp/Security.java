package org.spampot.smtp;

/// What a listener can do about TLS, as a session is told at birth.
public enum Security {
    /// No TLS: STARTTLS is not announced, whatever the persona offers.
    NONE,
    /// TLS can be started with STARTTLS (RFC 3207).
    READY,
    /// STARTTLS is announced, and answered 454 (RFC 3207 section 4): there is no certificate, or it is meant so.
    OUT_OF_ORDER,
    /// TLS is active: from the first byte on (RFC 8314 section 3), or since STARTTLS.
    ACTIVE
}
