package org.spampot.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// Numbers with a unit of time: `500ms`, `30s`, `5m`, `24h`, `30d`.
public final class Quantity {
    private static final int MOST_DIGITS = 9;
    private static final Map<String, ChronoUnit> UNITS = Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m",
            ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);

    private Quantity() {}

    /// The duration that `text` writes, or nothing when it does not write one.
    public static Optional<Duration> duration(String text) {
        int digits = digits(text);
        ChronoUnit unit = digits == 0 ? null : UNITS.get(text.substring(digits).strip());
        return unit == null
                ? Optional.empty()
                : Optional.of(Duration.of(Long.parseLong(text.substring(0, digits)), unit));
    }

    /// `duration` in the greatest unit that leaves no rest.
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3600 != 0) {
            return seconds / 60 + "m";
        }
        return seconds % 86_400 != 0 || seconds == 86_400 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }

    /// How many digits `text` begins with; 0 when they are none or too many for a sensible quantity.
    static int digits(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at > MOST_DIGITS ? 0 : at;
    }
}
