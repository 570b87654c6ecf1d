package org.spampot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionIdTest {
    private static final Instant TIME = Instant.parse("2003-02-01T12:00:00.123Z");

    @Test
    void theSameDigestGivesTheSameIdAndItsTimeSorts() {
        byte[] digest = digest();
        assertThat(SessionId.of(TIME, digest)).isEqualTo(SessionId.of(TIME, digest));
        assertThat(SessionId.of(TIME, digest).time()).isEqualTo(TIME.truncatedTo(ChronoUnit.MILLIS));
        assertThat(SessionId.of(TIME.plusMillis(1), digest)).isGreaterThan(SessionId.of(TIME, digest));
    }

    /// Each bit must count, or different mails share an id and one of them is lost.
    @Test
    void eachOfTheFirstEightyBitsCounts() {
        Set<SessionId> ids = new HashSet<>();
        ids.add(SessionId.of(TIME, digest()));
        for (int bit = 0; bit < 80; bit++) {
            byte[] other = digest();
            other[bit / 8] ^= (byte) (1 << bit % 8);
            ids.add(SessionId.of(TIME, other));
        }
        assertThat(ids).hasSize(81);
    }

    @Test
    void aTimeBefore1970IsThen() {
        assertThat(SessionId.of(Instant.parse("1904-01-01T00:00:00Z"), digest()).value()).startsWith("0000000000");
    }

    private static byte[] digest() {
        byte[] digest = new byte[32];
        for (int at = 0; at < digest.length; at++) {
            digest[at] = (byte) (at * 37 + 11);
        }
        return digest;
    }
}
