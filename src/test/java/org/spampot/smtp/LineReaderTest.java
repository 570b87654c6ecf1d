package org.spampot.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.model.Bytes;
import org.spampot.smtp.dialog.Cut;

final class LineReaderTest {
    private static final int LONGEST = 16;

    private static List<String> lines(String wire, Cut cut) {
        var reader = new LineReader(LONGEST);
        var lines = new ArrayList<String>();
        for (Bytes piece : cut.of(Bytes.latin1(wire))) {
            byte[] bytes = piece.toArray();
            for (int at = 0; at < bytes.length;) {
                at = reader.read(bytes, at, bytes.length);
                LineReader.Line line = reader.take();
                if (line != null) {
                    lines.add(line.bytes().latin1() + "/" + line.length());
                }
                assertThat(reader.held()).isLessThanOrEqualTo(LONGEST);
            }
        }
        return lines;
    }

    @Test
    void aLineEndsWithLfAndKeepsItsEnd() {
        assertThat(lines("a\r\nb\n\n\rc\r\nrest", new Cut.Whole()))
                .containsExactly("a\r\n/3", "b\n/2", "\n/1", "\rc\r\n/4");
    }

    @Test
    void aLineOverTheLimitIsCutAndCounted() {
        assertThat(lines("x".repeat(100) + "\r\nshort\r\n", new Cut.Whole()))
                .containsExactly("x".repeat(LONGEST) + "/102", "short\r\n/7");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theCutDoesNotMatter(long seed) {
        var random = new SplittableRandom(seed);
        for (int time = 0; time < 2_000; time++) {
            var wire = new StringBuilder();
            for (int length = random.nextInt(100); length > 0; length--) {
                wire.append("abc\r\n".charAt(random.nextInt(20) < 18 ? random.nextInt(3) : 3 + random.nextInt(2)));
            }
            assertThat(lines(wire.toString(), new Cut.Pieces(random, 7))).as("seed " + seed)
                    .isEqualTo(lines(wire.toString(), new Cut.Whole()));
        }
    }

    @Test
    void aBeginningWithoutAnEndIsGivenOnce() {
        var reader = new LineReader(LONGEST);
        byte[] half = "MAIL FR".getBytes(StandardCharsets.US_ASCII);
        reader.read(half, 0, half.length);

        assertThat(reader.take()).isNull();
        assertThat(reader.rest()).isEqualTo(new LineReader.Line(Bytes.latin1("MAIL FR"), half.length));
        assertThat(reader.rest()).isNull();
        assertThat(reader.held()).isZero();
    }
}
