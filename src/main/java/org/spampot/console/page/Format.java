package org.spampot.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spampot.console.mail.Defang;
import org.spampot.model.Printable;

/// Numbers, sizes and times as a person reads them; text as an attribute can hold it.
public final class Format {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"KB", "MB", "GB", "TB", "PB"};

    private Format() {}

    /// `1,234,567`.
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `3 messages`, `1 message`.
    public static String count(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : "s");
    }

    /// `512 B`, `3.4 KB`, `12 MB`; a KB has 1,024 bytes.
    public static String bytes(long number) {
        if (number < 1_024) {
            return number + " B";
        }
        double value = number;
        int unit = -1;
        while (value >= 1_024 && unit < UNITS.length - 1) {
            value /= 1_024;
            unit++;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /// `2026-11-21 07:43:20 UTC`.
    public static String utc(@Nullable Instant time) {
        return time == null ? "" : UTC.format(time);
    }

    /// `just now`, `5 min ago`, `3 h ago`, `2 days ago`, then the date; what lies ahead is a clock's fault or a forger's.
    public static String ago(Instant time, Instant now) {
        long seconds = Duration.between(time, now).toSeconds();
        if (seconds < -60) {
            return DAY.format(time);
        }
        if (seconds < 10) {
            return "just now";
        }
        if (seconds < 60) {
            return seconds + " s ago";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min ago";
        }
        if (seconds < 86_400) {
            return seconds / 3_600 + " h ago";
        }
        long days = seconds / 86_400;
        return days == 1 ? "1 day ago" : days < 30 ? days + " days ago" : DAY.format(time);
    }

    /// `0.012 s`, `4.2 s`, `3 min 20 s`, `1 h 4 min`.
    public static String span(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.3f s", span.toNanos() / 1e9);
        }
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1e3);
        }
        return seconds < 3_600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }

    /// Hostile text for an attribute: one line, cut, with escapes that can be seen. The template escapes quotes.
    public static String plain(String text, int most) {
        return Printable.line(text, most);
    }

    public static Visible visible(String text, int most) {
        return Visible.line(text, most);
    }

    public static Visible url(String url, int most) {
        return Visible.line(Defang.url(url), most);
    }

    public static Visible host(String host, int most) {
        return Visible.line(Defang.host(host), most);
    }

    public static Visible address(String address, int most) {
        return Visible.line(Defang.address(address), most);
    }

    /// `session-timeout` for SESSION_TIMEOUT.
    public static String word(@Nullable Enum<?> constant) {
        return constant == null ? "" : constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
