package org.spampot.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What can be ranked. The words are part of the command-line contract.
public enum TopKind {
    /// Client addresses.
    SOURCES,
    /// Envelope senders, `<>` for the null sender.
    SENDERS,
    /// Envelope recipients.
    RECIPIENTS,
    /// Registered domains found in content.
    DOMAINS,
    /// URLs found in content, normalized.
    URLS,
    /// Decoded subjects, spaces folded.
    SUBJECTS,
    /// IP addresses found in content.
    IPS,
    /// Mail addresses found in header and content.
    EMAILS,
    /// Telephone numbers found in content.
    PHONES,
    /// Addresses of cryptocurrencies found in content, as URIs (`bitcoin:...`).
    WALLETS,
    /// Bank account numbers found in content.
    IBANS,
    /// SHA-256 digests of attachments.
    ATTACHMENTS,
    /// Names given by HELO and EHLO.
    HELO,
    /// SMTP verbs; `sessions` counts the sessions that used it, `messages` is how often it was used.
    COMMANDS,
    /// Names of the operator's patterns.
    PATTERNS,
    /// Languages of message text.
    LANGUAGES,
    /// Types of attachments and of the files inside, by content.
    TYPES,
    /// SHA-256 digests of the files inside of attachments.
    FILES,
    /// Likeness hashes of pictures, nearly the same for variants of one.
    PICTURES,
    /// What QR and other codes in pictures say.
    BARCODES,
    /// Programs that the header names as having made the message.
    MAILERS,
    /// Domains that claim to have signed (DKIM, DomainKeys).
    SIGNERS,
    /// Names of oddities, of the protocol while it came and of its content.
    DEFECTS,
    /// Runs of `spampot import`; the label is the end of the path of the file that was read first.
    IMPORTS,
    /// Kinds of ended sessions; as with all that follow, `messages` is how many messages these sessions brought.
    KINDS,
    /// Hashes of the SMTP dialects of ended sessions; the label is the programs it is like, or its summary.
    DIALECTS,
    /// TLS fingerprints of ended sessions that do not depend on the order of extensions.
    JA4,
    /// TLS fingerprints of ended sessions.
    JA3,
    /// Names that ended sessions tried to sign in with; as with credentials, `messages` is how often they were tried.
    LOGINS,
    /// Names with secrets that ended sessions tried to sign in with, `name:secret`.
    CREDENTIALS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a row's `messages` counts.
    public String measure() {
        return switch (this) {
            case COMMANDS -> "uses";
            case LOGINS, CREDENTIALS -> "tries";
            case SOURCES, SENDERS, RECIPIENTS, DOMAINS, URLS, SUBJECTS, IPS, EMAILS, PHONES, WALLETS, IBANS,
                    ATTACHMENTS, HELO, PATTERNS, LANGUAGES, TYPES, FILES, PICTURES, BARCODES, MAILERS, SIGNERS, DEFECTS,
                    IMPORTS,
                    KINDS, DIALECTS, JA4, JA3 ->
                "messages";
        };
    }

    public static Optional<TopKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// All words, in order, for help and error texts.
    public static String words() {
        return Arrays.stream(values()).map(TopKind::word).collect(Collectors.joining(" "));
    }
}
