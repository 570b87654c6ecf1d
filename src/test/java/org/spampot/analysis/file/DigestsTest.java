package org.spampot.analysis.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.spampot.model.Bytes;

/// Digests are those of the reference programs (`tlsh` 3.4.4, which prints no `T1`, and `ssdeep` 2.14.1) for bytes that
/// each row makes: random ones, letters of a few kinds, or one repeated run.
class DigestsTest {
    @ParameterizedTest
    @CsvFileSource(resources = "digests.csv", useHeadersInDisplayName = true)
    void digestsAreThoseOfTheReference(String kind, int size, String tlsh, String ssdeep) {
        Bytes bytes = bytes(kind, size);

        assertThat(Ssdeep.of(bytes)).isEqualTo(ssdeep);
        assertThat(Tlsh.of(bytes)).isEqualTo(tlsh == null ? "" : "T1" + tlsh);
    }

    static Bytes bytes(String kind, int size) {
        var random = new Random(size);
        byte[] bytes = new byte[size];
        switch (kind) {
            case "random" -> random.nextBytes(bytes);
            case "letters" -> {
                for (int at = 0; at < size; at++) {
                    bytes[at] = (byte) "etaoin shrdlu\n".charAt(random.nextInt(14));
                }
            }
            default -> {
                for (int at = 0; at < size; at++) {
                    bytes[at] = (byte) ('a' + at % 8);
                }
            }
        }
        return Bytes.own(bytes);
    }
}
