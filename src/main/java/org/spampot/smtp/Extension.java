package org.spampot.smtp;

import java.util.Optional;
import java.util.stream.Stream;

/// The service extensions that work here, so that a persona may offer them.
public enum Extension {
    /// RFC 2920.
    PIPELINING("PIPELINING"),
    /// RFC 1870; told with the limit.
    SIZE("SIZE"),
    /// The verb is answered (RFC 5321 section 4.1.1.6).
    VRFY("VRFY"),
    /// The verb is answered (RFC 5321 section 4.1.1.7).
    EXPN("EXPN"),
    /// The verb is answered (RFC 5321 section 4.1.1.8).
    HELP("HELP"),
    /// RFC 1985: the verb is answered; nothing is sent.
    ETRN("ETRN"),
    /// RFC 2852: the time is taken and kept; told with the shortest one, in seconds, if the persona has one.
    DELIVER_BY("DELIVERBY"),
    /// RFC 4865: the time is taken and kept; told with the longest wait in seconds, and until when.
    FUTURE_RELEASE("FUTURERELEASE"),
    /// RFC 6710.
    MT_PRIORITY("MT-PRIORITY"),
    /// RFC 8689.
    REQUIRE_TLS("REQUIRETLS"),
    /// RFC 2034; the texts of the persona carry the codes.
    ENHANCED_STATUS_CODES("ENHANCEDSTATUSCODES"),
    /// RFC 6152.
    EIGHT_BIT_MIME("8BITMIME"),
    /// RFC 3030: BDAT.
    CHUNKING("CHUNKING"),
    /// RFC 3030 section 3; needs CHUNKING.
    BINARY_MIME("BINARYMIME"),
    /// RFC 3207; told where the listener has TLS and it is not active yet.
    STARTTLS("STARTTLS"),
    /// RFC 4954; told with the mechanisms, and where the persona wants TLS first, only once it is active.
    AUTH("AUTH"),
    /// RFC 3461: the parameters are taken and kept. As nothing is delivered, nothing is notified either.
    DSN("DSN"),
    /// RFC 6531.
    SMTP_UTF8("SMTPUTF8");

    private final String keyword;

    Extension(String keyword) {
        this.keyword = keyword;
    }

    /// The word that announces it in the reply to EHLO.
    public String keyword() {
        return keyword;
    }

    /// The extension that `keyword` announces, in upper case, or nothing.
    public static Optional<Extension> named(String keyword) {
        return Stream.of(values()).filter(each -> each.keyword.equals(keyword)).findFirst();
    }
}
