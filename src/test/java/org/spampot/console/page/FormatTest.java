package org.spampot.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormatTest {
    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KB", "10240, 10 KB", "26214400, 25 MB",
            "9223372036854775807, 8192 PB"})
    void bytesAreShort(long bytes, String text) {
        assertThat(Format.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, just now", "9, just now", "59, 59 s ago", "60, 1 min ago", "3599, 59 min ago", "3600, 1 h ago",
            "86399, 23 h ago", "86400, 1 day ago", "2591999, 29 days ago", "2592000, 2 Jan 2026",
            "-30, just now", "-600, 1 Feb 2026"})
    void timesAreRelativeUntilTheyAreOld(long seconds, String text) {
        Instant now = Instant.parse("2026-02-01T00:00:00Z");
        assertThat(Format.ago(now.minusSeconds(seconds), now)).isEqualTo(text);
    }

    @Test
    void spansAreRead() {
        assertThat(Format.span(Duration.ofMillis(12))).isEqualTo("0.012 s");
        assertThat(Format.span(Duration.ofMillis(4_200))).isEqualTo("4.2 s");
        assertThat(Format.span(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(Format.span(Duration.ofMinutes(64))).isEqualTo("1 h 4 min");
    }

    @Test
    void numbersHaveThousands() {
        assertThat(Format.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Format.count(1, "message")).isEqualTo("1 message");
        assertThat(Format.count(0, "message")).isEqualTo("0 messages");
    }
}
