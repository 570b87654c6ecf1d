package org.spampot.archive.log;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Dates at the head of log lines. One without a year gets the latest year in which it does not lie after the file's own
/// time; when the year is given, it is that of the first line, and a month that goes back by more than half a year begins
/// the next one.
///
/// Thread-safety: belongs to one thread.
final class Stamps {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final Duration SLACK = Duration.ofDays(1);
    /// What TAI64 counts from, and the ten seconds that every label of multilog is ahead.
    private static final long TAI = (1L << 62) + 10;

    private final ZoneId zone;
    private Instant end;
    private final boolean given;
    private int year;
    private int month;

    /// @param year of the first line; 0 when it is to be told from `end`
    /// @param end no line is later: the time of the file
    Stamps(ZoneId zone, int year, Instant end) {
        this.zone = zone;
        this.end = end.plus(SLACK);
        this.given = year > 0;
        this.year = year;
    }

    /// The file has grown: no line is later than this.
    void until(Instant time) {
        end = time.plus(SLACK);
    }

    /// How a date is written, which tells what may follow it.
    enum Form {
        /// `Feb 21 09:21:54` or `2024-01-02T03:04:05+01:00`
        SYSLOG,
        /// `2024-01-02 03:04:05`
        SPACED,
        /// `@4000000043fa...`
        TAI64N
    }

    /// @param end index behind it
    record Stamp(Instant at, int end, Form form) {}

    /// The date at that index; nothing when there is none.
    @Nullable
    Stamp read(String text, int from) {
        if (from >= text.length()) {
            return null;
        }
        try {
            char first = text.charAt(from);
            return first == '@' ? tai(text, from) : first >= '0' && first <= '9' ? iso(text, from) : bsd(text, from);
        } catch (DateTimeException | ArithmeticException _) {
            // The 31st of February: no date.
            return null;
        }
    }

    private static @Nullable Stamp tai(String text, int from) {
        if (text.length() < from + 25) {
            return null;
        }
        long seconds = hex(text, from + 1, 16);
        long nanos = hex(text, from + 17, 8);
        if (seconds < TAI || nanos < 0 || nanos > 999_999_999 || seconds - TAI > Integer.MAX_VALUE * 4L) {
            return null;
        }
        return new Stamp(Instant.ofEpochSecond(seconds - TAI, nanos), from + 25, Form.TAI64N);
    }

    private static long hex(String text, int from, int length) {
        long value = 0;
        for (int i = from; i < from + length; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    private @Nullable Stamp iso(String text, int from) {
        if (text.length() < from + 19 || text.charAt(from + 4) != '-' || text.charAt(from + 7) != '-') {
            return null;
        }
        char between = text.charAt(from + 10);
        int y = number(text, from, 4);
        int mon = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        long clock = clock(text, from + 11);
        if (y < 0 || mon < 0 || day < 0 || clock < 0 || (between != 'T' && between != ' ')) {
            return null;
        }
        int at = from + 19;
        long nanos = 0;
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            long unit = 1_000_000_000;
            for (at++; at < text.length() && Character.digit(text.charAt(at), 10) >= 0; at++) {
                unit /= 10;
                nanos += unit * Character.digit(text.charAt(at), 10);
            }
        }
        LocalDateTime local = LocalDateTime.of(y, mon, day, 0, 0).plusSeconds(clock).plusNanos(nanos);
        int blank = between == ' ' && text.startsWith(" ", at) ? 1 : 0;
        int zoneEnd = offsetEnd(text, at + blank);
        Form form = between == 'T' ? Form.SYSLOG : Form.SPACED;
        if (zoneEnd < 0) {
            return new Stamp(local.atZone(zone).toInstant(), at, form);
        }
        return new Stamp(local.toInstant(ZoneOffset.of(text.substring(at + blank, zoneEnd))), zoneEnd, form);
    }

    /// `Z`, `+0100`, `+01:00`, `+01`; behind it, or -1.
    private static int offsetEnd(String text, int from) {
        if (from >= text.length()) {
            return -1;
        }
        char sign = text.charAt(from);
        if (sign == 'Z') {
            return from + 1;
        }
        if (sign != '+' && sign != '-') {
            return -1;
        }
        int end = from + 1;
        while (end < text.length() && end < from + 6
                && (Character.digit(text.charAt(end), 10) >= 0 || (text.charAt(end) == ':' && end == from + 3))) {
            end++;
        }
        return end == from + 1 ? -1 : end;
    }

    private @Nullable Stamp bsd(String text, int from) {
        if (text.length() < from + 14 || text.charAt(from + 3) != ' ') {
            return null;
        }
        int index = MONTHS.indexOf(text.substring(from, from + 3));
        if (index < 0 || index % 3 != 0) {
            return null;
        }
        int at = skip(text, from + 3);
        int dayEnd = digits(text, at);
        int day = number(text, at, dayEnd - at);
        at = skip(text, dayEnd);
        int said = 0;
        if (digits(text, at) - at == 4) {
            said = number(text, at, 4);
            at = skip(text, at + 4);
        }
        if (day < 1 || day > 31 || text.length() < at + 8) {
            return null;
        }
        long clock = clock(text, at);
        if (clock < 0) {
            return null;
        }
        Instant when = said > 0 ? when(said, index / 3 + 1, day, clock) : when(index / 3 + 1, day, clock);
        return new Stamp(when, at + 8, Form.SYSLOG);
    }

    private Instant when(int y, int mon, int day, long clock) {
        return LocalDateTime.of(y, mon, day, 0, 0).plusSeconds(clock).atZone(zone).toInstant();
    }

    private Instant when(int mon, int day, long clock) {
        if (given) {
            if (month - mon > 6) {
                year++;
            } else if (mon - month > 6 && month > 0) {
                // A late line of December after the first ones of January.
                return when(year - 1, mon, day, clock);
            }
            month = mon;
            return when(year, mon, day, clock);
        }
        int latest = end.atZone(zone).getYear();
        // The 29th of February comes every four years, once in eight.
        for (int y = latest; y > latest - 9; y--) {
            if (mon == 2 && day == 29 && !Year.isLeap(y)) {
                continue;
            }
            Instant when = when(y, mon, day, clock);
            if (!when.isAfter(end)) {
                return when;
            }
        }
        throw new DateTimeException("no such day");
    }

    /// Seconds of `hh:mm:ss`, -1 when it is none.
    private static long clock(String text, int from) {
        if (text.length() < from + 8 || text.charAt(from + 2) != ':' || text.charAt(from + 5) != ':') {
            return -1;
        }
        int hour = number(text, from, 2);
        int minute = number(text, from + 3, 2);
        int second = number(text, from + 6, 2);
        boolean fine = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
        return fine ? hour * 3600L + minute * 60L + second : -1;
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 5 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static int number(String text, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return length == 0 ? -1 : value;
    }
}
