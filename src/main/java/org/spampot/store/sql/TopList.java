package org.spampot.store.sql;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectSeekStepN;
import org.jooq.impl.DSL;
import org.spampot.store.TopKind;
import org.spampot.store.TopRow;

/// The most frequent values of a kind.
///
/// Over all time the list is the beginning of an index. From some hour on it is one of two ways, both exact:
///
/// - few rows by hour in the span: they are summed;
/// - many: values are taken in the order of their counts over all time, and those of the span are summed one by one. As
///   the counts of a span are never above those over all time, the list is complete when the next value could not
///   enter it even with all that it ever counted. What was frequent for long is mostly frequent now, so this ends soon;
///   when it does not end soon, all rows are summed after all.
final class TopList {
    static final int MOST = 10_000;

    /// Up to so many rows by hour are summed, and so many values are gone through.
    static final int FEW = 50_000;
    static final int STEPS = 20_000;

    private static final List<SelectField<?>> COLUMNS = List.of(Tables.SIGHTING_ID, Tables.SIGHTING_VALUE,
            Tables.SIGHTING_LABEL, Tables.SIGHTING_MESSAGES, Tables.SIGHTING_SESSIONS, Tables.SIGHTING_FIRST,
            Tables.SIGHTING_LAST);

    private final DSLContext db;
    private final TopKind kind;
    private final int limit;
    private final int few;
    private final int steps;

    TopList(DSLContext db, TopKind kind, int limit, int few, int steps) {
        this.db = db;
        this.kind = kind;
        this.limit = Math.clamp(limit, 1, MOST);
        this.few = few;
        this.steps = steps;
    }

    /// A row with the id of its sighting, which tells which was kept first.
    private record Ranked(long id, TopRow row) implements Comparable<Ranked> {
        private static final Comparator<Ranked> ORDER = Comparator.comparingLong((Ranked one) -> one.row().messages())
                .thenComparingLong(one -> one.row().sessions()).reversed().thenComparingLong(Ranked::id);

        @Override
        public int compareTo(Ranked other) {
            return ORDER.compare(this, other);
        }
    }

    List<TopRow> allTime() {
        return best().limit(limit).fetch(row -> allTime(row).row());
    }

    private SelectSeekStepN<? extends Record> best() {
        return db.select(COLUMNS).from(Tables.SIGHTING).where(Tables.SIGHTING_KIND.eq(kind.word())).orderBy(List.of(
                Tables.SIGHTING_MESSAGES.desc(), Tables.SIGHTING_SESSIONS.desc(), Tables.SIGHTING_ID.asc()));
    }

    List<TopRow> since(Instant since) {
        long hour = TimeKey.hour(since);
        Condition span = Tables.HOUR_KIND.eq(kind.word()).and(Tables.HOUR_HOUR.ge(hour));
        int rows = db.fetchCount(db.select(DSL.inline(1)).from(Tables.HOUR).where(span).limit(few));
        return rows < few ? summed(span) : ranked(hour).orElseGet(() -> summed(span));
    }

    private List<TopRow> summed(Condition span) {
        var counts = db
                .select(Tables.HOUR_SIGHTING.as("sighting_id"), Statistics.sum(Tables.HOUR_MESSAGES).as("messages"),
                        Statistics.sum(Tables.HOUR_SESSIONS).as("sessions"),
                        DSL.min(Tables.HOUR_FIRST).as("first_seen"), DSL.max(Tables.HOUR_LAST).as("last_seen"))
                .from(Tables.HOUR).where(span).groupBy(Tables.HOUR_SIGHTING).asTable("counts");
        var sighting = counted("sighting_id");
        var messages = counted("messages");
        var sessions = counted("sessions");
        var first = counted("first_seen");
        var last = counted("last_seen");
        return db
                .select(Tables.SIGHTING_VALUE, Tables.SIGHTING_LABEL, messages, sessions, first, last,
                        Tables.SIGHTING_ID)
                .from(counts).join(Tables.SIGHTING).on(Tables.SIGHTING_ID.eq(sighting))
                .orderBy(messages.desc(), sessions.desc(), Tables.SIGHTING_ID).limit(limit)
                .fetch(row -> new TopRow(row.value1(), label(row), row.get(messages), row.get(sessions),
                        TimeKey.instant(row.get(first)), TimeKey.instant(row.get(last))));
    }

    private static Field<Long> counted(String column) {
        return DSL.field(DSL.unquotedName("counts", column), Long.class);
    }

    /// Nothing when it would take too long.
    private Optional<List<TopRow>> ranked(long hour) {
        var best = new PriorityQueue<Ranked>(Comparator.reverseOrder());
        int step = 0;
        try (var values = best().fetchLazy()) {
            for (var value : values) {
                if (best.size() == limit && allTime(value).compareTo(best.element()) > 0) {
                    break;
                }
                if (++step > steps) {
                    return Optional.empty();
                }
                inSpan(value, hour).ifPresent(best::add);
                if (best.size() > limit) {
                    best.remove();
                }
            }
        }
        return Optional.of(best.stream().sorted().map(Ranked::row).toList());
    }

    private Optional<Ranked> inSpan(Record value, long hour) {
        if (value.get(Tables.SIGHTING_LAST) < TimeKey.nanos(TimeKey.hourStart(hour))) {
            return Optional.empty();
        }
        long id = value.get(Tables.SIGHTING_ID);
        return db
                .select(Statistics.sum(Tables.HOUR_MESSAGES), Statistics.sum(Tables.HOUR_SESSIONS),
                        DSL.min(Tables.HOUR_FIRST), DSL.max(Tables.HOUR_LAST))
                .from(Tables.HOUR).where(Tables.HOUR_SIGHTING.eq(id), Tables.HOUR_HOUR.ge(hour))
                .fetchOptional().filter(sums -> sums.value3() != null)
                .map(sums -> new Ranked(id, new TopRow(value.get(Tables.SIGHTING_VALUE), label(value), sums.value1(),
                        sums.value2(), TimeKey.instant(sums.value3()), TimeKey.instant(sums.value4()))));
    }

    private static Ranked allTime(Record row) {
        return new Ranked(row.get(Tables.SIGHTING_ID), new TopRow(row.get(Tables.SIGHTING_VALUE), label(row),
                row.get(Tables.SIGHTING_MESSAGES), row.get(Tables.SIGHTING_SESSIONS),
                TimeKey.instant(row.get(Tables.SIGHTING_FIRST)), TimeKey.instant(row.get(Tables.SIGHTING_LAST))));
    }

    /// A label that says no more than the value is not kept.
    private static String label(Record row) {
        String label = row.get(Tables.SIGHTING_LABEL);
        return label.isEmpty() ? row.get(Tables.SIGHTING_VALUE) : label;
    }
}
