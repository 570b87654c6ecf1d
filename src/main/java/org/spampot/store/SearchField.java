package org.spampot.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The fields of a [Query.Term]. The words are part of the command-line contract.
public enum SearchField {
    /// Words in the envelope sender or in the From, Sender and Reply-To headers; `<>` is the null sender.
    FROM,
    /// Words in the envelope recipients or in the To and Cc headers.
    TO,
    /// Words in the decoded subject.
    SUBJECT,
    /// An IP address, found in the message or that it came from.
    IP,
    /// The address that the message came from.
    SOURCE,
    /// A registered domain found in the message.
    DOMAIN,
    /// A URL found in the message: exactly, when a scheme is given; else words of it.
    URL,
    /// A mail address found in the message.
    EMAIL,
    /// A telephone number found in the message, written in any way.
    PHONE,
    /// An address of a cryptocurrency found in the message, with or without the coin before it.
    WALLET,
    /// A bank account number found in the message.
    IBAN,
    /// The name given by HELO or EHLO, in any case.
    HELO,
    /// The kind of the session.
    KIND,
    /// The hash of the SMTP dialect of the session.
    DIALECT,
    /// The TLS fingerprint of the session that does not depend on the order of extensions.
    JA4,
    /// The TLS fingerprint of the session.
    JA3,
    /// A name that the session tried to sign in with, or a name with its secret, `name:secret`.
    LOGIN,
    /// The id of the session.
    SESSION,
    /// The SHA-256 digest of the message, of an attachment, or of a file inside of one.
    SHA256,
    /// The name of one of the operator's patterns.
    PATTERN,
    /// The language of the text.
    LANGUAGE,
    /// The type of an attachment or of a file inside, by content.
    TYPE,
    /// The likeness hash of a picture, or one that differs in a few bits.
    PICTURE,
    /// What a QR or other code says.
    BARCODE,
    /// The program that the header names as having made the message.
    MAILER,
    /// A domain that claims to have signed.
    SIGNER,
    /// The name of an oddity.
    DEFECT,
    /// The run of an import that the message came with, or `*` for any.
    IMPORT,
    /// `attachment`: it has one.
    HAS,
    /// Received at this time or later.
    SINCE,
    /// Received before this time.
    BEFORE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SearchField> of(String word) {
        return Arrays.stream(values()).filter(field -> field.word().equals(word)).findFirst();
    }

    /// All fields with their colon, in order, for help and error texts.
    public static String words() {
        return Arrays.stream(values()).map(field -> field.word() + ":").collect(Collectors.joining(" "));
    }
}
