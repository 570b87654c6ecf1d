package org.spampot.store.sql;

import java.time.Instant;

/// How times are written in the store, and keys that sort by time.
///
/// A key is the microsecond, times 1024, plus a number from 0 that keeps those of one microsecond apart, in the order in
/// which they were committed. So the newest rows are the last of their table, every index that ends in a key lists its
/// rows by time, and a page of anything needs no sorting. Keys reach from the year 1700 to 2240; what claims to be
/// outside counts as the nearest end. A 1025th row of one microsecond gets a key of the next one.
final class TimeKey {
    /// Keys in one microsecond.
    static final int SPACE = 1024;

    private static final Instant FIRST = Instant.parse("1700-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2240-01-01T00:00:00Z");
    private static final long HOUR = 3_600_000_000_000L;
    private static final long MINUTE = 60_000_000_000L;

    private TimeKey() {}

    /// The smallest key of the microsecond of `at`.
    static long of(Instant at) {
        return Math.floorDiv(nanos(at), 1_000L) * SPACE;
    }

    /// Nanoseconds since 1970.
    static long nanos(Instant at) {
        Instant held = at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
        return held.getEpochSecond() * 1_000_000_000L + held.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    /// Hours since 1970.
    static long hour(long nanos) {
        return Math.floorDiv(nanos, HOUR);
    }

    static long hour(Instant at) {
        return hour(nanos(at));
    }

    static Instant hourStart(long hour) {
        return Instant.ofEpochSecond(hour * 3_600);
    }

    /// Minutes since 1970.
    static long minute(long nanos) {
        return Math.floorDiv(nanos, MINUTE);
    }

    static Instant minuteStart(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }
}
