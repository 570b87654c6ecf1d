package org.spampot.console.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.spampot.console.mail.Defang;
import org.spampot.model.SessionId;
import org.spampot.store.TopKind;
import org.spampot.store.TopRow;

/// A top list as bars.
///
/// @param measure what the numbers count
public record TopCard(TopKind kind, String title, String measure, List<Bar> bars) {
    public TopCard {
        bars = List.copyOf(bars);
    }

    /// One row.
    ///
    /// @param text how it is shown: defanged, visible
    /// @param value unabridged, for a tooltip
    /// @param href the list behind it; empty for none
    /// @param percent of the longest bar, 1 to 100
    public record Bar(Visible text, String value, String href, long messages, long sessions, int percent,
            Instant firstSeen, Instant lastSeen) {}

    /// The card of `kind` with these rows.
    public static TopCard of(TopKind kind, List<TopRow> rows) {
        long most = rows.stream().mapToLong(row -> weight(kind, row)).max().orElse(1);
        List<TopRow> ordered = rows.stream()
                .sorted(Comparator.comparingLong((TopRow row) -> weight(kind, row)).reversed()).toList();
        return new TopCard(kind, title(kind), bySessions(kind) ? "sessions" : kind.measure(),
                ordered.stream().map(row -> bar(kind, row, most)).toList());
    }

    private static Bar bar(TopKind kind, TopRow row, long most) {
        int percent = (int) Math.max(1, Math.min(100, 100 * weight(kind, row) / Math.max(1, most)));
        return new Bar(text(kind, row), Format.plain(shown(kind, row.value()), 500), SearchLink.top(kind, row.value()),
                row.messages(), row.sessions(), percent, row.firstSeen(), row.lastSeen());
    }

    private static long weight(TopKind kind, TopRow row) {
        return bySessions(kind) ? row.sessions() : row.messages();
    }

    /// Kinds whose rows many sessions have without sending a message.
    private static boolean bySessions(TopKind kind) {
        return switch (kind) {
            case HELO, KINDS, DIALECTS, JA4, JA3 -> true;
            case SOURCES, SENDERS, RECIPIENTS, DOMAINS, URLS, SUBJECTS, IPS, EMAILS, PHONES, WALLETS, IBANS,
                    ATTACHMENTS, COMMANDS, PATTERNS,
                    LANGUAGES, TYPES, FILES, PICTURES, BARCODES, MAILERS, SIGNERS, DEFECTS, IMPORTS, LOGINS,
                    CREDENTIALS ->
                false;
        };
    }

    private static Visible text(TopKind kind, TopRow row) {
        if (kind == TopKind.PICTURES) {
            return Visible.line(row.value() + "  " + row.label(), 80);
        }
        if (kind == TopKind.IMPORTS) {
            return Visible.line(Format.utc(new SessionId(row.value()).time()) + "  " + row.label(), 120);
        }
        if (kind == TopKind.ATTACHMENTS || kind == TopKind.FILES) {
            String name = row.label().isEmpty() ? row.value() : row.label();
            return Visible.line(name, 80);
        }
        if (kind == TopKind.KINDS) {
            return Visible.line(row.label(), 80);
        }
        if (kind == TopKind.DIALECTS) {
            // many have the same summary
            return Visible.line(row.value().substring(0, Math.min(6, row.value().length())) + "  " + row.label(), 80);
        }
        String value = kind == TopKind.SUBJECTS && row.value().isBlank() ? "(no subject)" : row.value();
        return Visible.line(shown(kind, value), 120);
    }

    private static String shown(TopKind kind, String value) {
        return switch (kind) {
            case URLS -> Defang.url(value);
            case BARCODES -> value.contains("://") ? Defang.url(value) : value;
            case DOMAINS, SIGNERS -> Defang.host(value);
            case EMAILS -> Defang.address(value);
            case SOURCES, SENDERS, RECIPIENTS, HELO, IPS, PHONES, WALLETS, IBANS, SUBJECTS, ATTACHMENTS, COMMANDS,
                    PATTERNS,
                    LANGUAGES, TYPES, FILES, PICTURES, MAILERS, DEFECTS, IMPORTS, KINDS, DIALECTS, JA4, JA3, LOGINS,
                    CREDENTIALS ->
                value;
        };
    }

    /// What the list is called.
    public static String title(TopKind kind) {
        return switch (kind) {
            case SOURCES -> "Source addresses";
            case SENDERS -> "Envelope senders";
            case RECIPIENTS -> "Envelope recipients";
            case DOMAINS -> "Domains in content";
            case URLS -> "Links in content";
            case SUBJECTS -> "Subjects";
            case IPS -> "Addresses in content";
            case EMAILS -> "Mail addresses in content";
            case PHONES -> "Telephone numbers in content";
            case WALLETS -> "Cryptocurrency wallets in content";
            case IBANS -> "Bank accounts in content";
            case ATTACHMENTS -> "Attachments";
            case HELO -> "HELO names";
            case COMMANDS -> "SMTP commands";
            case PATTERNS -> "Patterns";
            case LANGUAGES -> "Languages";
            case TYPES -> "Types of files";
            case FILES -> "Files in attachments";
            case PICTURES -> "Pictures by likeness";
            case BARCODES -> "QR and other codes";
            case MAILERS -> "Mail programs";
            case SIGNERS -> "Domains that signed";
            case DEFECTS -> "Oddities";
            case IMPORTS -> "Imports";
            case KINDS -> "Kinds of sessions";
            case DIALECTS -> "SMTP dialects";
            case JA4 -> "TLS fingerprints (JA4)";
            case JA3 -> "TLS fingerprints (JA3)";
            case LOGINS -> "Login names";
            case CREDENTIALS -> "Names and passwords";
        };
    }
}
