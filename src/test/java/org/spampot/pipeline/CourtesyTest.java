package org.spampot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CourtesyTest {
    private static final long MS = 1_000_000;
    private static final long FLOOD = 64 << 20;

    @Test
    void restsNineTimesAsLongAsItWorkedWhileMailFloodsBusyProcessors() {
        var courtesy = new Courtesy(() -> 0.97, 0);

        assertThat(courtesy.rest(FLOOD, 40 * MS)).isEqualTo(Duration.ofMillis(360));
    }

    @Test
    void neverRestsForLongerThanASecond() {
        var courtesy = new Courtesy(() -> 1, 0);

        assertThat(courtesy.rest(FLOOD, 5000 * MS)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void goesOnWhenProcessorsAreFree() {
        var courtesy = new Courtesy(() -> 0.6, 0);

        assertThat(courtesy.rest(FLOOD, 40 * MS)).isZero();
    }

    @Test
    void goesOnWhenNobodyKnowsHowBusyTheyAre() {
        var courtesy = new Courtesy(() -> -1, 0);

        assertThat(courtesy.rest(FLOOD, 40 * MS)).isZero();
    }

    @Test
    void goesOnWhenLittleMailComesIn() {
        var courtesy = new Courtesy(() -> 1, 0);

        assertThat(courtesy.rest(1000, 40 * MS)).isZero();
    }

    @Test
    void aRestIsNoWork() {
        var courtesy = new Courtesy(() -> 1, 0);
        courtesy.resume(10_000 * MS);

        assertThat(courtesy.rest(FLOOD, 10_010 * MS)).isEqualTo(Duration.ofMillis(90));
    }

    @Test
    void eachPieceOfWorkCountsByItself() {
        var courtesy = new Courtesy(() -> 1, 0);

        assertThat(courtesy.rest(0, 100 * MS)).isZero();
        assertThat(courtesy.rest(FLOOD, 110 * MS)).isEqualTo(Duration.ofMillis(90));
    }
}
