package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a log says of something long.
final class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long nanos;

    @Test
    void aLogSaysHowFarHowFastAndHowLong() {
        try (var progress = lines(Progress.Unit.BYTES)) {
            for (int second = 1; second <= 11; second++) {
                nanos = second * SECOND;
                progress.at(second * 2_000_000L, 200_000_000, second * 50L);
            }
        }
        assertThat(said()).isEqualTo("x: 22.0 of 200.0 MB, 550 messages, 50 messages/s, 2.0 MB/s, 1:29 left\n");
    }

    @Test
    void whatIsToComeGoesAsTheLastHalfMinute() {
        try (var progress = lines(Progress.Unit.MESSAGES)) {
            nanos = 11 * SECOND;
            progress.at(100_000, 101_000, 0);
            nanos = 12 * SECOND;
            progress.at(100_010, 101_000, 0);
            nanos = 60 * SECOND;
            progress.at(100_490, 101_000, 0);
        }
        assertThat(said().lines().toList().getLast())
                .isEqualTo("x: 100490 of 101000 messages, 10 messages/s, 0:51 left");
    }

    @Test
    void whatHasNoKnownEndHasNoTimeLeft() {
        try (var progress = lines(Progress.Unit.BYTES)) {
            nanos = 20 * SECOND;
            progress.at(40_000_000, 0, 0);
        }
        assertThat(said()).isEqualTo("x: 40.0 MB, 2.0 MB/s\n");
    }

    private Progress lines(Progress.Unit unit) {
        var terminal = new Terminal(new ByteArrayOutputStream(), err, Map.of(), false);
        return new Progress.Lines(terminal, "x", unit, () -> nanos);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
