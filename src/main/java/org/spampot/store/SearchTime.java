package org.spampot.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times as people write them in a search or after `--since`: a span back from now (`30m`, `24h`, `7d`, `4w`), a day
/// (`2026-01-31`, which begins in UTC) or a time with its zone (`2026-01-31T12:00:00Z`).
public final class SearchTime {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smhdw])");

    private SearchTime() {}

    /// The time that `text` writes, or nothing when it is none of these forms.
    public static Optional<Instant> parse(String text, Instant now) {
        var span = SPAN.matcher(text);
        try {
            if (span.matches()) {
                return Optional.of(now.minus(unit(span.group(2)).multipliedBy(Long.parseLong(span.group(1)))));
            }
            return Optional.of(text.indexOf('T') < 0 && text.indexOf('t') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static Duration unit(String letter) {
        return switch (letter.charAt(0)) {
            case 's' -> Duration.ofSeconds(1);
            case 'm' -> Duration.ofMinutes(1);
            case 'h' -> Duration.ofHours(1);
            case 'd' -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }
}
