package org.spampot.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Text, times and addresses in the form in which they are kept and compared.
final class FoldingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello, World!                        | hello world
            user.name@example.com                | user name example com
            caf\u00e9 na\u00efve \u00c5ngstr\u00f6m   | cafe naive angstrom
            \uff30\uff41\uff59\uff30\uff41\uff4c \ud835\udcdf\ud835\udcea\ud835\udd02 | paypal pay
            pay\u200bpal sh\u00adop              | paypal shop
            \u514d\u8d39\u9001abc                | \u514d \u8d39 \u9001 abc
            \u0441\u041a\u0418\u0434\u043a\u0430 | \u0441\u043a\u0438\u0434\u043a\u0430
            \u0646\u0651 \u0915\u094d\u0937      | \u0646\u0651 \u0915\u094d\u0937
            "-- ' %"                             | ''
            """)
    void wordsAreFolded(String text, String words) {
        assertThat(Words.of(text)).isEqualTo(words);
        assertThat(Words.of(words)).isEqualTo(words);
    }

    @Test
    void wordsAreBounded() {
        assertThat(Words.of("x".repeat(1_000_000))).hasSize(Words.LONGEST);
        assertThat(Words.of("\ufdfa".repeat(1_000_000)).length()).isLessThan(8 * Words.READ);
        assertThat(Words.of("a\ud800b")).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e4", "\u514d", "\ud83d\ude00"})
    void longValuesAreCutAndStayDifferent(String letter) {
        String one = Clean.value(letter.repeat(5_000) + "1");
        String two = Clean.value(letter.repeat(5_000) + "2");

        assertThat(one).startsWith(letter.repeat(400)).isNotEqualTo(two).doesNotContain("\ufffd");
        assertThat(one.getBytes(StandardCharsets.UTF_8).length).isBetween(Clean.VALUE - 10, Clean.VALUE);
        assertThat(Clean.value(one)).isEqualTo(one);
        assertThat(Clean.value("a\0b\ud800c\ud83d\ude00")).isEqualTo("a\ufffdb\ufffdc\ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59.999999999Z", "1970-01-01T00:00:00Z", "2026-03-01T10:20:30.123456789Z",
            "1700-01-01T00:00:00Z", "2239-12-31T23:59:59Z"})
    void timesComeBackExactlyAndKeysSortByThem(String text) {
        Instant at = Instant.parse(text);

        assertThat(TimeKey.instant(TimeKey.nanos(at))).isEqualTo(at);
        assertThat(TimeKey.of(at)).isLessThan(TimeKey.of(at.plusNanos(1_000)));
        assertThat(TimeKey.hourStart(TimeKey.hour(at))).isBetween(at.minusSeconds(3_600), at);
        assertThat(TimeKey.nanos(Instant.MAX)).isEqualTo(TimeKey.nanos(Instant.parse("2240-01-01T00:00:00Z")));
        assertThat(TimeKey.nanos(Instant.MIN)).isEqualTo(TimeKey.nanos(Instant.parse("1700-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"2001:DB8::1, 2001:db8:0:0:0:0:0:1", "2001:db8:0:0:0:0:0:1, 2001:db8::1", "::, 0:0:0:0:0:0:0:0",
            "0:0:0:0:0:0:0:1, ::1", "1:0:0:2:0:0:0:3, 1:0:0:2::3", "192.0.2.1, 192.0.2.1", "x:y, x:y",
            "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7"})
    void anAddressIsFoundInAllItsForms(String given, String form) {
        assertThat(Addresses.forms(given)).contains(form, given);
    }
}
