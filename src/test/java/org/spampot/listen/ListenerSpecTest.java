package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListenerSpecTest {
    @Test
    void readsBothFamilies() {
        assertThat(ListenerSpec.endpoint("0.0.0.0:2525")).hasToString("0.0.0.0:2525");
        assertThat(ListenerSpec.endpoint("[2001:db8::1]:0")).hasToString("[2001:db8:0:0:0:0:0:1]:0");
        assertThat(ListenerSpec.endpoint("[::]:65535")).hasToString("[0:0:0:0:0:0:0:0]:65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2525", ":2525", "localhost:25", "192.0.2.1", "192.0.2.1:", "192.0.2.1:x",
            "192.0.2.1:65536", "192.0.2.1:-1", "[192.0.2.1]:25", "::1:25", "[::1]", "[]:25", "192.0.2.1:25\n"})
    void saysHowAnAddressIsWritten(String text) {
        assertThatThrownBy(() -> ListenerSpec.endpoint(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'").hasMessageContaining("0.0.0.0:2525");
    }
}
