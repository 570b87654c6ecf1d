package org.spampot.smtp;

import java.util.Locale;
import org.spampot.model.Defect;

/// The oddities that can be seen in how a client speaks SMTP. Each is a fact about the client, never an error of ours.
public enum ProtocolDefect {
    /// A command line ended in LF without CR before it (RFC 5321 section 2.3.8).
    BARE_LF_COMMAND,
    /// A CR stood inside of a command line.
    BARE_CR_COMMAND,
    /// A command line held a NUL, which was ignored.
    NUL_IN_COMMAND,
    /// A command line held bytes above 127 (fine only in paths and with SMTPUTF8, RFC 6531).
    EIGHT_BIT_COMMAND,
    /// A command line held bytes above 127 that are no UTF-8.
    NOT_UTF8_COMMAND,
    /// A command line was over the limit; what was over it is not kept. The detail says how long it was.
    LONG_COMMAND_LINE,
    /// Blanks stood before the verb.
    LEADING_BLANK_COMMAND,
    /// A line without any command.
    EMPTY_COMMAND,
    /// No verb that we know.
    UNKNOWN_COMMAND,
    /// A verb that this persona does not offer.
    UNOFFERED_COMMAND,
    /// A request of HTTP came as a command.
    HTTP_REQUEST,
    /// A TLS ClientHello (or an SSLv2 one) came as a command.
    TLS_HELLO,
    /// Input came before the greeting was out, though the client has to wait for it (RFC 5321 section 4.3.1).
    EARLY_TALKER,
    /// Another protocol, binary or not, came as a command.
    OTHER_PROTOCOL,
    /// A verb came at the wrong time (RFC 5321 section 4.1.4).
    BAD_SEQUENCE,
    /// MAIL came without HELO or EHLO before it.
    NO_HELO,
    /// More input was already there after a command that has to be the last of a group (RFC 2920 section 3.1), or after
    /// any command of a client that was not told that it may go on, so it did not wait for the answer. Depends on how the network cut the bytes; told of sessions only.
    PIPELINING_NOT_ALLOWED,
    /// Plain text came after STARTTLS and before the handshake; it was dropped. The detail quotes it.
    PLAINTEXT_BEFORE_TLS,
    /// A verb that takes no argument was given one (RSET, DATA, QUIT).
    UNEXPECTED_ARGUMENT,
    /// An argument that is needed was missing or could not be read at all.
    BAD_ARGUMENT,
    /// `FROM` or `TO` was left out.
    MISSING_KEYWORD,
    /// No colon after `FROM` or `TO`.
    MISSING_COLON,
    /// Blanks before or after the colon of `FROM:` or `TO:`.
    BLANK_AT_COLON,
    /// A path without angle brackets.
    NO_BRACKETS,
    /// A path whose angle bracket or quote never closed, or with more of them than fit.
    UNBALANCED_PATH,
    /// A display name stood in front of the path.
    NAME_BEFORE_PATH,
    /// A path with a source route `<@a,@b:c@d>` (RFC 5321 appendix C).
    SOURCE_ROUTE,
    /// A response of AUTH that is no base64, or that came where none is allowed.
    BAD_AUTH_RESPONSE,
    /// A parameter that could not be read, or had no sensible value.
    BAD_PARAMETER,
    /// A path that is not ASCII, though SMTPUTF8 was not declared (RFC 6531 section 3.5).
    UTF8_NOT_DECLARED,
    /// A parameter that was given before.
    REPEATED_PARAMETER,
    /// A parameter of an extension that this persona does not offer.
    UNOFFERED_PARAMETER,
    /// Something in the content looked like the end of data without being it: some server on the way may have taken
    /// it for the end ("SMTP smuggling"). The detail says which sequences, and how often.
    SMUGGLING_END_OF_DATA,
    /// A size of a chunk that cannot be read, so that it is not known where the next command begins.
    BAD_CHUNK_SIZE,
    /// CR without LF in the content.
    BARE_CR,
    /// LF without CR in the content.
    BARE_LF,
    /// NUL in the content.
    NUL,
    /// Lines over 998 bytes in the content (RFC 5322 section 2.1.1).
    LONG_LINE,
    /// Bytes above 127 in content that was not declared as `BODY=8BITMIME` (RFC 6152).
    EIGHT_BIT_CONTENT,
    /// Lines that begin with one dot and go on: the client did not double it (RFC 5321 section 4.5.2).
    DOT_NOT_STUFFED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    private static final int LONGEST_DETAIL = 200;

    /// Its name as a [Defect]: lower-case words with dashes.
    public String word() {
        return word;
    }

    /// This, seen at `where` (a verb, or `content`), with what was seen, cut.
    public Defect at(String where, String detail) {
        return new Defect(word, where,
                detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail);
    }
}
