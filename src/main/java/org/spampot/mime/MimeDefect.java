package org.spampot.mime;

import java.util.Locale;

/// The oddities that reading a message can name. [#word()] is the name used in a [org.spampot.model.Defect].
public enum MimeDefect {
    /// A multipart whose Content-Type names no boundary (RFC 2046 section 5.1.1).
    MISSING_BOUNDARY,
    /// A multipart whose boundary occurs nowhere in its body.
    BOUNDARY_NOT_FOUND,
    /// A multipart that the message, or an enclosing multipart, ends before its closing boundary.
    UNCLOSED_MULTIPART,
    /// A line that begins with an open boundary and goes on with something else.
    BOUNDARY_LOOK_ALIKE,
    /// Boundary longer than 70 characters, or one that another open multipart uses too.
    ODD_BOUNDARY,
    /// Text that is not blank after the closing boundary of a multipart.
    TEXT_IN_EPILOGUE,
    /// Characters outside the alphabet, wrong padding or a cut last group in base64 (RFC 2045 section 6.8).
    BAD_BASE64,
    /// Something after the padding that ends base64 data.
    DATA_AFTER_PADDING,
    /// `=` without two hex digits, or an 8-bit byte, in quoted-printable (RFC 2045 section 6.7).
    BAD_QUOTED_PRINTABLE,
    /// A damaged line in uuencoded data.
    BAD_UUENCODE,
    /// A Content-Transfer-Encoding that nobody defines; the body is taken as it is.
    UNKNOWN_ENCODING,
    /// Base64 or quoted-printable on a container, where only 7bit, 8bit and binary may be (RFC 2045 section 6.4).
    ENCODED_CONTAINER,
    /// A charset that is not known here; the text was guessed.
    UNKNOWN_CHARSET,
    /// Text that is not valid in its declared charset; another one was used.
    CHARSET_MISMATCH,
    /// Text in UTF-7, which no mail should use and which hides markup from filters.
    UTF7,
    /// More than one Content-Type: readers differ in which counts. Here: the first.
    DUPLICATE_CONTENT_TYPE,
    /// More than one Content-Transfer-Encoding. Here: the first.
    DUPLICATE_CONTENT_TRANSFER_ENCODING,
    /// More than one of a field that RFC 5322 section 3.6 allows once (From, Subject, Date ...).
    DUPLICATE_FIELD,
    /// A parameter given twice with different values in one field. Here: the first.
    DUPLICATE_PARAMETER,
    /// More than one Content-Disposition: readers differ in which names the file. Here: the first.
    DUPLICATE_CONTENT_DISPOSITION,
    /// A parameter whose value readers differ in: an unclosed quote, text after a quote, RFC 2231 beside the plain form.
    AMBIGUOUS_PARAMETER,
    /// A Content-Type that is no `type/subtype`.
    BAD_CONTENT_TYPE,
    /// An RFC 2231 parameter with a missing piece or broken escapes.
    BAD_PARAMETER,
    /// An RFC 2047 encoded word that cannot be decoded.
    BAD_ENCODED_WORD,
    /// Bytes above 127 in a header field that are not UTF-8 (RFC 6532 allows UTF-8 only).
    EIGHT_BIT_HEADER,
    /// A NUL byte.
    NUL_BYTE,
    /// CR without LF.
    BARE_CR,
    /// LF without CR in a message that also has CRLF; a message with LF only is one that was stored that way.
    BARE_LF,
    /// No empty line between header and body.
    NO_HEADER_BODY_SEPARATOR,
    /// A line in a header that is neither a field nor a continuation.
    BAD_HEADER_LINE,
    /// A continuation line of white space only: some readers end the header there.
    WHITE_LINE_IN_HEADER,
    /// An mbox `From ` line before the header.
    MBOX_FROM_LINE,
    /// A line longer than 998 bytes (RFC 5322 section 2.1.1).
    LONG_LINE,
    /// White space between the name of a field and its colon (RFC 5322 section 4.5): some readers do not see the field.
    SPACE_BEFORE_COLON,
    /// Fields of a MIME header after the empty line that ends the header.
    HEADER_IN_BODY,
    /// Names that differ in `filename` and `name`, in duplicates of them, or in their RFC 2231 and plain forms.
    FILENAME_CONFLICT,
    /// A part of type text or a type unknown that gives a boundary which its body has: some readers see a multipart.
    BOUNDARY_WITHOUT_MULTIPART,
    /// Boundary lines with part headers in a text that is no multipart.
    UNDECLARED_MULTIPART,
    /// A preamble that says more than that this is a message in MIME format.
    TEXT_IN_PREAMBLE,
    /// Parts after the closing boundary of their multipart.
    PARTS_AFTER_CLOSE,
    /// Base64 in a text that declares no encoding.
    UNDECLARED_BASE64,
    /// Quoted-printable in a text that declares no encoding.
    UNDECLARED_QUOTED_PRINTABLE,
    /// Decoded content that is base64 or quoted-printable again.
    DOUBLE_ENCODING,
    /// A file in uuencode inside a text.
    UUENCODE_IN_TEXT,
    /// A file in yEnc inside a text.
    YENC_IN_TEXT,
    /// yEnc data whose size or checksum is not the one at its end.
    BAD_YENC,
    /// HTML, or a whole message, declared as another type.
    TYPE_MISMATCH,
    /// Text in UTF-16 without a mark that says so.
    UTF16_WITHOUT_MARK,
    /// Escape sequences of ISO 2022 in text of another charset.
    UNDECLARED_ISO_2022,
    /// One of several pieces of a message (RFC 2046 section 5.2.2).
    MESSAGE_PARTIAL,
    /// A body that is elsewhere (RFC 2046 section 5.2.3).
    EXTERNAL_BODY,
    /// A `winmail.dat` (MS-OXTNEF), which holds parts that only some programs show.
    TNEF,
    /// TNEF that is cut or damaged.
    BAD_TNEF,
    /// Content inside a signature (RFC 8551 section 3.5.2), which only programs that know S/MIME show.
    OPAQUE_SIGNED,
    /// Content that is encrypted, and cannot be looked at.
    ENCRYPTED,
    /// Nested deeper than is read.
    TOO_DEEP,
    /// More parts, header fields or bytes than are read.
    TOO_MANY;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
