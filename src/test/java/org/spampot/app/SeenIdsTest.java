package org.spampot.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SeenIdsTest {
    @Test
    void eachIdIsNewOnce() {
        var seen = new SeenIds();
        for (int number = 0; number < 10_000; number++) {
            assertThat(seen.add("id-" + number)).isTrue();
        }
        for (int number = 0; number < 10_000; number++) {
            assertThat(seen.add("id-" + number)).isFalse();
        }
        assertThat(seen.isFull()).isFalse();
    }
}
