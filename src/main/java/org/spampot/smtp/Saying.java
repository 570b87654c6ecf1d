package org.spampot.smtp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Everything that a session can have to say.
///
/// A persona has a text for each, but for three kinds: those of an extension that it does not offer; those that another
/// one stands in for ([#otherwise()]); and refusals that are its choice ([#optional()]): without a text for one, it does
/// what was asked.
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
    /// EHLO, or LHLO of LMTP, is accepted; the lines of the extensions follow by themselves.
    EHLO("2"),
    /// HELO without an argument.
    HELO_SYNTAX("45", true),
    /// EHLO without an argument.
    EHLO_SYNTAX("45", true),
    /// HELO or EHLO with a name that has other characters than [Manners#heloCharacters()].
    HELO_NAME("45", true),
    /// HELO or EHLO was said before.
    HELO_AGAIN("45", true),
    /// MAIL came first, and the persona wants HELO or EHLO before it.
    HELO_FIRST("45"),
    /// MAIL is accepted.
    MAIL_OK("2"),
    /// MAIL has no path.
    MAIL_SYNTAX("45"),
    /// MAIL without `FROM:`.
    MAIL_KEYWORD("45"),
    /// MAIL in an open transaction; without this text it begins another one.
    MAIL_NESTED("45", true),
    /// MAIL without TLS where it can be had (RFC 3207 section 4).
    TLS_REQUIRED("45", true),
    /// A parameter of MAIL or RCPT that is not offered (RFC 5321 section 4.1.1.11).
    PARAMETER_UNKNOWN("45", true),
    /// A parameter that cannot be read; a persona may have a text for each keyword.
    PARAMETER_BAD("45", true),
    /// A path that is not ASCII, and no SMTPUTF8 with MAIL (RFC 6531 section 3.5).
    UTF8_NOT_DECLARED("45", true),
    /// MAIL declared more than the size limit (RFC 1870 section 6.1).
    MAIL_TOO_BIG("45"),
    /// MAIL has a sender that is not wanted.
    MAIL_REFUSED("45"),
    /// MAIL, or RCPT, from one who has to sign in first (RFC 4954 section 6).
    LOGIN_REQUIRED("45"),
    /// RCPT is accepted.
    RCPT_OK("2"),
    /// RCPT has no path.
    RCPT_SYNTAX("45"),
    /// RCPT without `TO:`.
    RCPT_KEYWORD("45"),
    /// RCPT has the null path.
    RCPT_NULL("45"),
    /// RCPT names somebody whom nobody knows here.
    RCPT_NO_USER("45"),
    /// RCPT names somebody elsewhere, and this is no relay.
    RCPT_NO_RELAY("45"),
    /// RCPT is to be tried again later (greylisting).
    RCPT_DEFERRED("4"),
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
    /// The message is kept, durably; it is about its size in bytes.
    QUEUED("2"),
    /// The message, which came in chunks, is kept, durably; it is about its size in bytes.
    QUEUED_CHUNKS("2", Extension.CHUNKING),
    /// The message is kept for this recipient (RFC 2033 section 4.2).
    DELIVERED("2"),
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
    /// VRFY of somebody whom RCPT would not know; a persona that does not tell leaves it out.
    VRFY_NO_USER("245"),
    /// VRFY of somebody to whom RCPT would not relay; likewise.
    VRFY_NO_RELAY("245"),
    /// VRFY without an argument.
    VRFY_SYNTAX("45", true),
    /// EXPN of a name.
    EXPN("25"),
    /// EXPN of a whole address, which no list is behind; a persona that expands nothing leaves it out.
    EXPN_ADDRESS("25"),
    /// EXPN of somebody whom RCPT would not know; a persona that expands nothing leaves it out.
    EXPN_NO_USER("45"),
    /// EXPN of somebody whom RCPT would refuse for another reason; likewise.
    EXPN_NO_RELAY("45"),
    /// EXPN without an argument.
    EXPN_SYNTAX("45", true),
    /// HELP without an argument, or whatever it asks.
    HELP("25"),
    /// HELP for a topic that the persona has no text of its own for.
    HELP_UNKNOWN("25"),
    /// ETRN is obeyed, or not (RFC 1985 section 5.3).
    ETRN("245", Extension.ETRN),
    /// ETRN without an argument, or with one that is no name.
    ETRN_SYNTAX("45", Extension.ETRN),
    /// ETRN in an open transaction.
    ETRN_NESTED("45", Extension.ETRN),
    /// An argument where there should be none: of RSET and DATA, and of those in [Manners#withoutArgument()].
    ARGUMENT("45", true),
    /// A command that ends in LF alone.
    BARE_LF("45", true),
    /// A command in 8-bit characters that are no UTF-8 (RFC 6531 section 3.3).
    NOT_UTF8("45", true),
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
    /// More commands with a 500 for answer than the persona bears; said in place of the answer to the last one.
    TOO_MANY_UNKNOWN("45"),
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
    private final boolean optional;

    Saying(String classes) {
        this(classes, null, false);
    }

    Saying(String classes, Extension extension) {
        this(classes, extension, false);
    }

    Saying(String classes, boolean optional) {
        this(classes, null, optional);
    }

    Saying(String classes, @Nullable Extension extension, boolean optional) {
        this.classes = classes;
        this.extension = extension;
        this.optional = optional;
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

    /// Whether it is a refusal that a persona may leave out: then it does what was asked.
    public boolean optional() {
        return optional;
    }

    /// What is said by a persona that has no text for this one; nothing when it needs one.
    public @Nullable Saying otherwise() {
        return switch (this) {
            case DELIVERED, QUEUED_CHUNKS -> QUEUED;
            case HELP_UNKNOWN -> HELP;
            case VRFY_NO_USER, VRFY_NO_RELAY -> VRFY;
            case EXPN_ADDRESS, EXPN_NO_USER, EXPN_NO_RELAY -> EXPN;
            case EMPTY_COMMAND, LINE_TOO_LONG -> UNKNOWN_COMMAND;
            case CHUNK_TOO_BIG, MAIL_TOO_BIG -> CONTENT_TOO_BIG;
            case MAIL_KEYWORD -> MAIL_SYNTAX;
            case RCPT_KEYWORD -> RCPT_SYNTAX;
            case TOO_MANY_COMMANDS, TOO_MANY_UNKNOWN, NOT_SMTP -> TOO_MANY_ERRORS;
            case CONTENT_TIMEOUT, SESSION_TIMEOUT -> COMMAND_TIMEOUT;
            case TOO_MANY_FROM_ADDRESS -> TOO_MANY_SESSIONS;
            default -> null;
        };
    }

    /// Its key in a persona file: lower-case words with dashes.
    public String word() {
        return word;
    }
}
