package org.spampot.store.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Position;
import org.spampot.store.HourPoint;
import org.spampot.store.MinutePoint;
import org.spampot.store.TopKind;
import org.spampot.store.Totals;

/// Sums and charts, all from rows by hour or minute: their cost grows with the span asked for, not with the messages kept.
final class Statistics {
    /// The most points of a chart.
    static final long MOST_HOURS = 10_000;

    private Statistics() {}

    static Position cursor(DSLContext db) {
        return db.select(Tables.CURSOR_SEGMENT, Tables.CURSOR_POSITION).from(Tables.CURSOR)
                .fetchSingle(row -> new Position(row.value1(), row.value2()));
    }

    static Totals totals(DSLContext db, @Nullable Instant since) {
        Condition span = since == null ? DSL.noCondition() : Tables.TOTAL_HOUR.ge(TimeKey.hour(since));
        long sources = sources(db, since);
        return db
                .select(sum(Tables.TOTAL_SESSIONS), sum(Tables.TOTAL_MESSAGES), sum(Tables.TOTAL_BYTES),
                        sum(Tables.TOTAL_RECIPIENTS), sum(Tables.TOTAL_ATTACHMENTS), DSL.max(Tables.TOTAL_LAST))
                .from(Tables.TOTAL).where(span)
                .fetchSingle(row -> new Totals(row.value1(), row.value2(), row.value3(), sources, row.value4(),
                        row.value5(), row.value6() == null ? null : TimeKey.instant(row.value6())));
    }

    static org.jooq.Field<Long> sum(org.jooq.Field<Long> column) {
        return DSL.coalesce(DSL.sum(column), DSL.inline(java.math.BigDecimal.ZERO)).cast(Long.class);
    }

    private static long sources(DSLContext db, @Nullable Instant since) {
        String kind = TopKind.SOURCES.word();
        Long first = since == null
                ? null
                : db.select(DSL.min(Tables.HOUR_HOUR)).from(Tables.HOUR).where(Tables.HOUR_KIND.eq(kind))
                        .fetchOne(row -> row.value1());
        if (since == null || first == null || TimeKey.hour(since) <= first) {
            Long all = db.select(Tables.KIND_TOTAL_SIGHTINGS).from(Tables.KIND_TOTAL)
                    .where(Tables.KIND_TOTAL_KIND.eq(kind)).fetchOne(row -> row.value1());
            return all == null ? 0 : all;
        }
        return db.select(DSL.countDistinct(Tables.HOUR_SIGHTING)).from(Tables.HOUR)
                .where(Tables.HOUR_KIND.eq(kind), Tables.HOUR_HOUR.ge(TimeKey.hour(since)))
                .fetchSingle(row -> row.value1().longValue());
    }

    static List<HourPoint> activity(DSLContext db, Instant since, Instant until) {
        long first = TimeKey.hour(since);
        long last = Math.min(TimeKey.hour(until), first + MOST_HOURS - 1);
        var points = new HashMap<Long, HourPoint>();
        db.select(Tables.TOTAL_HOUR, Tables.TOTAL_SESSIONS, Tables.TOTAL_MESSAGES, Tables.TOTAL_BYTES)
                .from(Tables.TOTAL).where(Tables.TOTAL_HOUR.between(first, last))
                .forEach(row -> points.put(row.value1(), new HourPoint(TimeKey.hourStart(row.value1()), row.value2(),
                        row.value3(), row.value4())));
        var all = new ArrayList<HourPoint>();
        for (long hour = first; hour <= last; hour++) {
            HourPoint point = points.get(hour);
            all.add(point == null ? new HourPoint(TimeKey.hourStart(hour), 0, 0, 0) : point);
        }
        return all;
    }

    static List<MinutePoint> minutes(DSLContext db, Instant since, Instant until) {
        long first = TimeKey.minute(TimeKey.nanos(since));
        long last = Math.min(TimeKey.minute(TimeKey.nanos(until)), first + MinuteTotals.KEPT - 1);
        var points = new HashMap<Long, MinutePoint>();
        db.select(Tables.MINUTE_MINUTE, Tables.MINUTE_SESSIONS, Tables.MINUTE_MESSAGES, Tables.MINUTE_BYTES)
                .from(Tables.MINUTE).where(Tables.MINUTE_MINUTE.between(first, last))
                .forEach(row -> points.put(row.value1(), new MinutePoint(TimeKey.minuteStart(row.value1()),
                        row.value2(), row.value3(), row.value4())));
        var all = new ArrayList<MinutePoint>();
        for (long minute = first; minute <= last; minute++) {
            MinutePoint point = points.get(minute);
            all.add(point == null ? new MinutePoint(TimeKey.minuteStart(minute), 0, 0, 0) : point);
        }
        return all;
    }
}
