package org.spampot.smtp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Everything that a session can have to say; a persona has a text for each.
public enum Saying {
    /// The connection is up (RFC 5321 section 3.1).
    GREETING("2"),
    /// Too many sessions in all: said instead of a greeting.
    TOO_MANY_SESSIONS("45"),
    /// Too many sessions from this address: said instead of a greeting.
    TOO_MANY_FROM_ADDRESS("45"),
    /// The service ends (RFC 5321 section 3.8).
    SHUTTING_DOWN("45"),
    /// HELO is accepted.
    HELO("2"),
    /// EHLO is accepted; the lines of the extensions follow by themselves.
    EHLO("2"),
    /// HELO without an argument.
    HELO_SYNTAX("45"),
    /// EHLO without an argument.
    EHLO_SYNTAX("45"),
    /// MAIL came first, and the persona wants HELO or EHLO before it.
    HELO_FIRST("45"),
    /// MAIL is accepted.
    MAIL_OK("2"),
    /// MAIL has no path.
    MAIL_SYNTAX("45"),
    /// MAIL in an open transaction.
    MAIL_NESTED("45"),
    /// MAIL declared more than the size limit (RFC 1870 section 6.1).
    MAIL_TOO_BIG("45"),
    /// RCPT is accepted.
    RCPT_OK("2"),
    /// RCPT has no path.
    RCPT_SYNTAX("45"),
    /// RCPT has the null path.
    RCPT_NULL("45"),
    /// RCPT without MAIL.
    RCPT_NEEDS_MAIL("45"),
    /// One recipient more than allowed (RFC 5321 section 4.5.3.1.10).
    RCPT_TOO_MANY("45"),
    /// Content may begin.
    DATA_GO("3"),
    /// DATA without MAIL.
    DATA_NEEDS_MAIL("45"),
    /// DATA without an accepted recipient.
    DATA_NEEDS_RCPT("45"),
    /// The message is kept, durably.
    QUEUED("2"),
    /// The content was over the size limit (RFC 1870 section 6.3).
    CONTENT_TOO_BIG("45"),
    /// There was no memory for the content.
    NO_MEMORY("4"),
    /// The message could not be kept.
    NOT_STORED("4"),
    /// RSET, NOOP and QUIT are done.
    RSET_OK("2"), NOOP_OK("2"), QUIT("2"),
    /// VRFY is answered without an answer (RFC 5321 section 3.5.3).
    VRFY("25"),
    /// VRFY without an argument.
    VRFY_SYNTAX("45"),
    /// Whatever EXPN asks.
    EXPN("25"),
    /// Whatever HELP asks.
    HELP("25"),
    /// A chunk is taken, and is not the last (RFC 3030 section 2); it is about the number of its octets, like the next.
    CHUNK_OK("2", Extension.CHUNKING),
    /// A chunk behind one that was refused.
    CHUNK_AFTER_ERROR("45", Extension.CHUNKING),
    /// The message grew over the size limit in this chunk.
    CHUNK_TOO_BIG("45", Extension.CHUNKING),
    /// BDAT without a size, or with one that cannot be read.
    CHUNK_SYNTAX("45", Extension.CHUNKING),
    /// RCPT or DATA behind a chunk.
    AFTER_CHUNK("45", Extension.CHUNKING),
    /// DATA for binary content (RFC 3030 section 3).
    DATA_NOT_BINARY("45", Extension.BINARY_MIME),
    /// TLS may be negotiated now (RFC 3207 section 4), like the next three.
    STARTTLS_GO("2", Extension.STARTTLS),
    /// STARTTLS with an argument.
    STARTTLS_SYNTAX("45", Extension.STARTTLS),
    /// STARTTLS while TLS is active.
    TLS_ACTIVE("45", Extension.STARTTLS),
    /// STARTTLS is offered, but out of order.
    TLS_NOT_AVAILABLE("4", Extension.STARTTLS),
    /// The login is believed (RFC 4954 section 4), like those that follow.
    AUTH_OK("2", Extension.AUTH),
    /// It is not.
    AUTH_FAILED("45", Extension.AUTH),
    /// The client gave up with `*`.
    AUTH_CANCELLED("45", Extension.AUTH),
    /// A response is no base64.
    AUTH_NOT_BASE64("45", Extension.AUTH),
    /// A response is over 12,288 bytes long.
    AUTH_TOO_LONG("45", Extension.AUTH),
    /// AUTH without a mechanism, or with a response where the server begins.
    AUTH_SYNTAX("45", Extension.AUTH),
    /// AUTH with a mechanism that is not offered.
    AUTH_UNKNOWN("45", Extension.AUTH),
    /// AUTH in a transaction.
    AUTH_IN_TRANSACTION("45", Extension.AUTH),
    /// AUTH by one who is signed in.
    AUTH_TWICE("45", Extension.AUTH),
    /// AUTH before TLS, where the persona wants that first.
    AUTH_NEEDS_TLS("45", Extension.AUTH),
    /// A verb that is known but not offered; a persona may have a text for each.
    NOT_OFFERED("245"),
    /// No verb at all.
    UNKNOWN_COMMAND("45"),
    /// An empty line.
    EMPTY_COMMAND("45"),
    /// A command line over the limit (RFC 5321 section 4.5.3.1.9).
    LINE_TOO_LONG("45"),
    /// The client speaks HTTP, TLS ... and is left.
    NOT_SMTP("245"),
    /// More errors than the persona bears.
    TOO_MANY_ERRORS("45"),
    /// More commands or messages than allowed.
    TOO_MANY_COMMANDS("45"),
    /// No command came in time (RFC 5321 section 4.5.3.2.7).
    COMMAND_TIMEOUT("45"),
    /// No content came in time.
    CONTENT_TIMEOUT("45"),
    /// The session took too long.
    SESSION_TIMEOUT("45");

    private final String classes;
    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    private final @Nullable Extension extension;

    Saying(String classes) {
        this.classes = classes;
        this.extension = null;
    }

    Saying(String classes, Extension extension) {
        this.classes = classes;
        this.extension = extension;
    }

    /// How a refused connection is told.
    static Saying of(Refusal why) {
        return switch (why) {
            case TOO_MANY_SESSIONS -> TOO_MANY_SESSIONS;
            case TOO_MANY_FROM_ADDRESS -> TOO_MANY_FROM_ADDRESS;
            case SHUTTING_DOWN -> SHUTTING_DOWN;
        };
    }

    /// How it is told that `passed` did.
    static Saying of(Deadline passed) {
        return switch (passed) {
            case COMMAND -> COMMAND_TIMEOUT;
            case CONTENT -> CONTENT_TIMEOUT;
            case SESSION -> SESSION_TIMEOUT;
        };
    }

    /// The first digits that its code may have (RFC 5321 section 4.2.1): what a client is told must be what was done.
    public String classes() {
        return classes;
    }

    /// The extension without which it is never said; nothing when it can be said at all times.
    public @Nullable Extension extension() {
        return extension;
    }

    /// Its key in a persona file: lower-case words with dashes.
    public String word() {
        return word;
    }
}
