package org.spampot.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.smtp.dialog.Cut;
import org.spampot.smtp.dialog.Escapes;

final class DataReaderTest {
    private static final int ROOMY = 1 << 20;

    /// What came out of a reader.
    private record Result(Bytes content, long size, boolean ended, List<Defect> defects, int consumed) {}

    private static Result read(Bytes wire, Cut cut, int cap) {
        var content = new Content(cap);
        var reader = new DataReader(content);
        int consumed = 0;
        Bytes kept = null;
        for (Bytes piece : cut.of(wire)) {
            byte[] bytes = piece.toArray();
            int at = 0;
            while (at < bytes.length && !reader.ended()) {
                at = reader.read(bytes, at, bytes.length);
                if (content.full()) {
                    kept = content.take();
                }
            }
            consumed += at;
        }
        reader.giveUp();
        Bytes rest = content.take();
        return new Result(kept == null ? rest : kept, reader.size(), reader.ended(), content.defects(Body.SEVEN_BIT),
                consumed);
    }

    private static List<Cut> cuts() {
        var cuts = new ArrayList<Cut>(List.of(new Cut.Whole(), new Cut.Pieces(new SplittableRandom(1), 1)));
        for (int seed = 0; seed < 10; seed++) {
            cuts.add(new Cut.Pieces(new SplittableRandom(seed), 4));
        }
        return cuts;
    }

    /// Each sequence that some server was seen to take for the end of data, in the middle of a mail.
    @ParameterizedTest
    @CsvSource({"\\n.\\n, LF.LF", "\\r.\\r, CR.CR", "\\r.\\n, CR.LF", "\\n.\\r, LF.CR", "\\n.\\r\\n, LF.CRLF",
            "\\r\\n.\\n, CRLF.LF", "\\r.\\r\\n, CR.CRLF", "\\r\\n.\\r, CRLF.CR", "\\r\\n\\0.\\r\\n, CRLF NUL.CRLF",
            "\\r\\n.\\0\\r\\n, CRLF.NUL CRLF", "\\n\\n.\\r\\n, LF.CRLF", "\\r\\n\\0.\\r, CRLF NUL.CR",
            "\\r\\n\\0.\\n, CRLF NUL.LF", "\\n.\\0\\n, LF.NUL LF", "\\r.\\0\\r, CR.NUL CR",
            "\\n\\0.\\0\\r\\n, LF NUL.NUL CRLF", "\\r\\n.\\r\\r\\n, CRLF.CR"})
    void aLookAlikeIsContentAndNoted(String sequence, String name) {
        Bytes wire = Escapes.bytes("first" + sequence + "MAIL FROM:<a@example.net>\\r\\n.\\r\\n");
        String expected = ReferenceDecoder.decode(wire).content().latin1();

        for (Cut cut : cuts()) {
            Result result = read(wire, cut, ROOMY);
            assertThat(result.ended()).isTrue();
            assertThat(result.content().latin1()).isEqualTo(expected).startsWith("first").contains("MAIL FROM");
            assertThat(result.consumed()).isEqualTo(wire.size());
            assertThat(result.defects())
                    .contains(new Defect("smuggling-end-of-data", "content", name + " x1"));
        }
    }

    @TestFactory
    Stream<DynamicTest> theEndIsCrLfDotCrLfAndNothingElse() {
        return Stream.of("", "a\\r\\n", "..\\r\\n", ".a\\r\\n", "\\r\\n", "a\\r\\n..\\r\\n..a\\r\\n", "a\\r\\r\\n")
                .map(before -> DynamicTest.dynamicTest("\"" + before + "\" and then the end", () -> {
                    Bytes wire = Escapes.bytes(before + ".\\r\\nNOOP\\r\\n");
                    for (Cut cut : cuts()) {
                        Result result = read(wire, cut, ROOMY);
                        assertThat(result.ended()).isTrue();
                        assertThat(result.consumed()).isEqualTo(wire.size() - "NOOP\r\n".length());
                        assertThat(result.content()).isEqualTo(ReferenceDecoder.decode(wire).content());
                        assertThat(result.size()).isEqualTo(result.consumed() - 3);
                    }
                }));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyBytesAreDecodedLikeTheReferenceDoes(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        String alphabet = "\r\n.\0a\u00ff";
        for (int time = 0; time < 5_000; time++) {
            Bytes wire = Bytes.latin1(words(random, alphabet, random.nextInt(60)));
            ReferenceDecoder.Decoded expected = ReferenceDecoder.decode(wire);
            Result whole = read(wire, new Cut.Whole(), ROOMY);
            Result pieces = read(wire, new Cut.Pieces(random, 5), ROOMY);

            assertThat(pieces).as("seed " + seed + ", " + wire.latin1()).isEqualTo(whole);
            assertThat(whole.content()).as("seed " + seed + ", " + wire.latin1()).isEqualTo(expected.content());
            assertThat(whole.ended()).isEqualTo(expected.consumed() >= 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void theLimitCutsAtTheSameByteHoweverTheInputIsCut(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (int time = 0; time < 5_000; time++) {
            Bytes wire = Bytes.latin1(words(random, "\r\n.\0a", random.nextInt(60)) + "\r\n.\r\n");
            int cap = random.nextInt(20);
            Result whole = read(wire, new Cut.Whole(), cap);
            Bytes all = ReferenceDecoder.decode(wire).content();

            assertThat(read(wire, new Cut.Pieces(random, 3), cap)).isEqualTo(whole);
            assertThat(whole.ended()).isTrue();
            assertThat(whole.content()).isEqualTo(all.slice(0, Math.min(cap, all.size())));
        }
    }

    @Test
    void linesAreCountedWithoutTheirEndAndTheStuffedDot() {
        assertThat(read(Escapes.bytes("\\*998{a}\\r\\n..\\*997{a}\\r\\n.\\r\\n"), new Cut.Whole(), ROOMY).defects())
                .isEmpty();
        assertThat(read(Escapes.bytes("\\*999{a}\\r\\n..\\*998{a}\\r\\n.\\r\\n"), new Cut.Whole(), ROOMY).defects())
                .containsExactly(new Defect("long-line", "content", "2"));
    }

    private static String words(RandomGenerator random, String alphabet, int length) {
        var text = new StringBuilder();
        for (int at = 0; at < length; at++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
