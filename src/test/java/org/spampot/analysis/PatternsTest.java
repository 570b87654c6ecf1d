package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spampot.model.Analysis;
import org.spampot.model.Bytes;
import org.spampot.model.PatternHit;
import org.spampot.model.Source;
import org.spampot.model.Where;

class PatternsTest {
    private static final Where TEXT = new Where("1", "text");

    private static List<String> hits(String patterns, String text) {
        return Patterns.parse("p", patterns).match(text, TEXT).stream().map(hit -> hit.name() + ":" + hit.value())
                .toList();
    }

    @Test
    void textIsFoundWhateverItsCaseAndKeptAsWritten() {
        assertThat(hits("# comment\n\n wire = wire transfer \n", "a WIRE Transfer now"))
                .containsExactly("wire:WIRE Transfer");
    }

    @Test
    void expressionRegardsCaseUnlessToldOtherwise() {
        assertThat(hits("a = /x[0-9]+/\nb = /x[0-9]+/i\n", "X12 and x3")).containsExactly("a:x3", "b:X12");
    }

    @Test
    void textMayHoldEqualsSignsAndSlashes() {
        assertThat(hits("q = id=5\ns = a/b\nt = /\n", "?id=5 a/b")).containsExactly("q:id=5", "s:a/b", "t:/");
    }

    @Test
    void wordsInsideWordsAreAllFound() {
        assertThat(hits("a = he\nb = she\nc = hers\nd = his\ne = HE\n", "ushers"))
                .containsExactly("a:he", "b:she", "c:hers", "e:he");
    }

    @Test
    void manyTextsFindWhatSearchingEachFinds() {
        long seed = 42;
        var random = new Random(seed);
        List<String> words = IntStream.range(0, 2_000).mapToObj(_ -> letters(random, random.nextInt(1, 6))).distinct()
                .toList();
        var automaton = new AhoCorasick(words);
        for (int round = 0; round < 50; round++) {
            String text = letters(random, 200);
            List<Integer> expected = IntStream.range(0, words.size()).filter(word -> text.contains(words.get(word)))
                    .boxed()
                    .toList();
            assertThat(automaton.first(text)).as("seed %d, round %d", seed, round).extracting(AhoCorasick.Match::word)
                    .isEqualTo(expected);
            assertThat(automaton.first(text)).allSatisfy(match -> {
                assertThat(text.substring(match.start(), match.end())).isEqualTo(words.get(match.word()));
                assertThat(match.start()).isEqualTo(text.indexOf(words.get(match.word())));
            });
        }
    }

    private static String letters(Random random, int length) {
        var out = new StringBuilder();
        for (int at = 0; at < length; at++) {
            out.append((char) ('a' + random.nextInt(4)));
        }
        return out.toString();
    }

    @Test
    void subjectTextHtmlAndUrlAreSearched() {
        String mail = """
                Subject: =?utf-8?Q?N=C3=85DLE_one?=
                Content-Type: text/html; charset=utf-8

                <p>a n<b>ådl</b>e</p><a href="http://example.com/n%C3%A5dle?needle">x</a>
                """;
        Analysis found = new MessageAnalysis(Patterns.parse("p", "n = nådle\nu = ?needle\n")).of(Bytes.utf8(mail),
                Source.UNKNOWN);

        assertThat(found.patterns()).containsExactly(
                new PatternHit("n", "NÅDLE", new Where("header", "subject")),
                new PatternHit("n", "nådle", new Where("1", "html")),
                new PatternHit("u", "?needle", new Where("1", "a@href")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "no equals | p:1: no name before `=`: write",
            "= text | p:1: no name before `=`: write",
            "a = | p:1: pattern 'a' is empty",
            "a = /x/z | p:1: unknown flags 'z', allowed is `i`",
            "a = /(/ | p:1: missing closing ): `(` (RE2 syntax",
            "a = /x*/ | p:1: the expression matches the empty text"})
    void aLineThatCannotBeUsedIsNamed(String line, String message) {
        assertThatThrownBy(() -> Patterns.parse("p", line)).isInstanceOf(BadPattern.class)
                .hasMessageStartingWith(message.strip()).message().doesNotContain("\n");
    }

    @Test
    void theSecondPatternOfANameIsRefusedWithItsLine() {
        assertThatThrownBy(() -> Patterns.parse("file", "a = x\n# c\na = y\n")).hasMessage(
                "file:3: a second pattern 'a': names must differ");
    }

    @Test
    void anExpressionThatWouldHangOthersIsHarmless() {
        assertThat(hits("a = /(a+)+$/\n", "a".repeat(50_000) + "b")).isEmpty();
    }

    @Test
    void veryManyExpressionsAreRunOverSoMuchTextAndNoMore() {
        String patterns = String.join("\n",
                IntStream.range(0, 500).mapToObj(n -> "p" + n + " = /[0-9]z/").toList())
                + "\nlast = needle\n";
        var analysis = new MessageAnalysis(Patterns.parse("p", patterns));

        Analysis found = analysis.of(Bytes.utf8("Subject: x\n\n" + "y".repeat(100_000) + " a needle"), Source.UNKNOWN);

        assertThat(found.truncated())
                .containsExactly("patterns: expressions were run over " + Patterns.MOST_WORK + " characters in all");
        // what the automaton finds by itself has no limit
        assertThat(found.patterns()).extracting(PatternHit::name).containsExactly("last");
    }
}
