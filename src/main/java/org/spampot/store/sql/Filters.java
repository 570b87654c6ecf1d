package org.spampot.store.sql;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.spampot.store.Query;
import org.spampot.store.SearchField;
import org.spampot.store.TopKind;
import org.spampot.store.sql.TextIndex.Column;

/// Turns the terms of a search into [Filter]s.
final class Filters {
    /// A key may lie a little after its time when very many share one; the exact time is compared as well.
    private static final long SLACK = 1_000_000L * TimeKey.SPACE;

    /// Up to so many messages are looked up by their sessions.
    private static final int FEW = 500;

    /// The words that analysis puts before an address of a cryptocurrency.
    private static final List<String> COINS = List.of("bitcoin", "bitcoincash", "litecoin", "dogecoin", "dash", "zcash",
            "tron", "ripple", "ethereum", "monero", "cardano");

    private final DSLContext db;

    Filters(DSLContext db) {
        this.db = db;
    }

    /// @throws IllegalArgumentException for a field there is none of, or a time that is none; [org.spampot.store.QueryParser]
    ///         makes neither
    Filter of(Query.Term term) {
        String value = term.value();
        if (term.field().isEmpty()) {
            return text(Column.ANY, value);
        }
        SearchField field = SearchField.of(term.field())
                .orElseThrow(() -> new IllegalArgumentException("no field: " + term.field()));
        return switch (field) {
            case FROM -> value.equals(Observation.NULL_SENDER)
                    ? sighted(List.of(TopKind.SENDERS), Set.of(Observation.NULL_SENDER))
                    : text(Column.SENDER, value);
            case TO -> text(Column.RECIPIENT, value);
            case SUBJECT -> text(Column.SUBJECT, value);
            case IP -> sighted(List.of(TopKind.IPS, TopKind.SOURCES), Addresses.forms(value));
            case SOURCE -> sighted(List.of(TopKind.SOURCES), Addresses.forms(value));
            case DOMAIN -> sighted(List.of(TopKind.DOMAINS), Set.of(value.toLowerCase(Locale.ROOT)));
            case URL -> value.contains("://") && !value.endsWith("*")
                    ? sighted(List.of(TopKind.URLS), Set.of(value))
                    : text(Column.LINK, value);
            case EMAIL -> sighted(List.of(TopKind.EMAILS), mailForms(value));
            case PHONE -> sighted(List.of(TopKind.PHONES), phoneForms(value));
            case WALLET -> sighted(List.of(TopKind.WALLETS), walletForms(value));
            case IBAN -> sighted(List.of(TopKind.IBANS), Set.of(value));
            case HELO -> new Filter.Column(Tables.MESSAGE_HELO_FOLDED.eq(Clean.folded(value)));
            case KIND -> ofSession(Tables.SESSION_KIND.eq(value));
            case DIALECT -> ofSession(Tables.SESSION_DIALECT.eq(value));
            case JA4 -> ofSession(Tables.SESSION_JA4.eq(value));
            case JA3 -> ofSession(Tables.SESSION_JA3.eq(value));
            case LOGIN -> LoginRows.tried(db, value).map(this::ofSession).orElseGet(Filter.Nothing::new);
            case SESSION -> session(value);
            case SHA256 -> sha256(value.toLowerCase(Locale.ROOT));
            case PATTERN -> sighted(List.of(TopKind.PATTERNS), Set.of(value));
            case LANGUAGE -> sighted(List.of(TopKind.LANGUAGES), Set.of(value.toLowerCase(Locale.ROOT)));
            case TYPE -> sighted(List.of(TopKind.TYPES), Set.of(value));
            case PICTURE -> sighted(List.of(TopKind.PICTURES), Likeness.of(db, value));
            case BARCODE -> sighted(List.of(TopKind.BARCODES), Set.of(value));
            case MAILER -> sighted(List.of(TopKind.MAILERS), Set.of(Clean.spaces(value)));
            case SIGNER -> sighted(List.of(TopKind.SIGNERS), Set.of(value));
            case DEFECT -> sighted(List.of(TopKind.DEFECTS), Set.of(value));
            case IMPORT -> new Filter.Column(value.equals("*")
                    ? Tables.MESSAGE_IMPORT.ne("")
                    : Tables.MESSAGE_IMPORT.eq(value));
            case HAS -> value.equals("attachment")
                    ? new Filter.Column(Tables.MESSAGE_HAS_ATTACHMENT.eq(1))
                    : new Filter.Nothing();
            case SINCE -> new Filter.Column(Tables.MESSAGE_ID.ge(TimeKey.of(instant(value)))
                    .and(Tables.MESSAGE_RECEIVED.ge(TimeKey.nanos(instant(value)))));
            case BEFORE -> new Filter.Column(Tables.MESSAGE_ID.lt(TimeKey.of(instant(value)) + SLACK)
                    .and(Tables.MESSAGE_RECEIVED.lt(TimeKey.nanos(instant(value)))));
        };
    }

    private static Instant instant(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("no time: " + value, wrong);
        }
    }

    private static Filter text(Column column, String value) {
        String question = TextIndex.phrase(column, value);
        return question.isEmpty() ? new Filter.Nothing() : new Filter.Text(question);
    }

    /// Messages of sessions that are `of` that sort. When there are few they are looked up by their sessions; when there are many,
    /// the newest are near the end of all messages.
    private Filter ofSession(Condition of) {
        var keys = db.select(Tables.MESSAGE_ID).from(Tables.SESSION.crossJoin(Tables.MESSAGE))
                .where(of, Tables.MESSAGE_SESSION.eq(Tables.SESSION_ID)).limit(FEW + 1).fetch(row -> row.value1());
        return keys.isEmpty()
                ? new Filter.Nothing()
                : new Filter.Column(keys.size() > FEW
                        ? of
                        : Tables.MESSAGE_ID.in(keys.stream().map(DSL::inline).toList()));
    }

    private Filter session(String name) {
        Long key = db.select(Tables.SESSION_ID).from(Tables.SESSION).where(Tables.SESSION_NAME.eq(name))
                .fetchOne(row -> row.value1());
        return key == null ? new Filter.Nothing() : new Filter.Column(Tables.MESSAGE_SESSION.eq(key));
    }

    private Filter sha256(String digest) {
        Condition content = Tables.MESSAGE_SHA256.eq(digest);
        return sighted(List.of(TopKind.ATTACHMENTS, TopKind.FILES), Set.of(digest)) instanceof Filter.Choice attached
                ? new Filter.Choice(List.of(content), attached.sightings(), attached.estimate() + 1)
                : new Filter.Column(content);
    }

    private Filter sighted(List<TopKind> kinds, Collection<String> values) {
        var ids = new ArrayList<Long>();
        long messages = 0;
        var keys = kinds.stream()
                .flatMap(kind -> values.stream().map(value -> new Sightings.Key(kind, Clean.value(value)))).toList();
        for (var row : db.select(Tables.SIGHTING_ID, Tables.SIGHTING_MESSAGES).from(Tables.SIGHTING).where(
                Tables.SIGHTING_DIGEST.in(keys.stream().map(Sightings.Key::digest).toList()),
                Tables.SIGHTING_KIND.in(kinds.stream().map(TopKind::word).toList()),
                Tables.SIGHTING_VALUE.in(keys.stream().map(Sightings.Key::value).toList()))) {
            ids.add(row.value1());
            messages += row.value2();
        }
        return ids.isEmpty() ? new Filter.Nothing() : new Filter.Choice(List.of(), ids, messages);
    }

    /// With and without the country's `+`.
    private static Set<String> phoneForms(String digits) {
        String bare = digits.startsWith("+") ? digits.substring(1) : digits;
        return Set.of(bare, "+" + bare, "+1" + bare);
    }

    /// As given, and with each coin before it.
    private static Set<String> walletForms(String address) {
        var forms = new java.util.LinkedHashSet<>(List.of(address));
        if (address.indexOf(':') < 0) {
            COINS.forEach(coin -> forms.add(coin + ":" + address));
        }
        return forms;
    }

    /// As given, with its domain in lower case, and all in lower case: the local part is kept as it was written.
    private static Set<String> mailForms(String address) {
        int at = address.lastIndexOf('@');
        String lower = address.toLowerCase(Locale.ROOT);
        var forms = new java.util.LinkedHashSet<>(List.of(address, lower));
        if (at >= 0) {
            forms.add(address.substring(0, at) + lower.substring(Math.min(at, lower.length())));
        }
        return forms;
    }
}
