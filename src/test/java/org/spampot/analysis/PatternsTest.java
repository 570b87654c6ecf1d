package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    void charactersThatAreOneWithoutCaseAreFound() {
        assertThat(hits("a = /ſſſ/i", "SSS")).containsExactly("a:SSS");
        assertThat(hits("b = /ςςς/i", "ΣΣΣ")).containsExactly("b:ΣΣΣ");
        assertThat(hits("c = µµµ", "μμμ")).containsExactly("c:μμμ");
        assertThat(hits("d = /𐐀bcd/i", "𐐨BCD")).containsExactly("d:𐐨BCD");
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
                IntStream.range(0, 500).mapToObj(n -> "p" + n + " = /y[0-9]?q/").toList())
                + "\nlast = needle\n";
        var analysis = new MessageAnalysis(Patterns.parse("p", patterns));

        Analysis found = analysis.of(Bytes.utf8("Subject: x\n\n" + "y".repeat(100_000) + " a needle"), Source.UNKNOWN);

        assertThat(found.truncated())
                .containsExactly("patterns: expressions were run over " + Patterns.MOST_WORK + " characters in all");
        // what the automaton finds by itself has no limit
        assertThat(found.patterns()).extracting(PatternHit::name).containsExactly("last");
    }

    /// Expressions of all that RE2 has, made by chance: where one matches, what it is said to need must be there.
    @Test
    void whatAnExpressionNeedsIsWhereverItMatches() {
        long seed = 7;
        var random = new Random(seed);
        int matched = 0;
        int needing = 0;
        for (int round = 0; round < 6_000; round++) {
            String expression = expression(random, 3);
            boolean folds = random.nextBoolean();
            com.google.re2j.Pattern pattern;
            try {
                pattern = com.google.re2j.Pattern.compile(expression,
                        folds ? com.google.re2j.Pattern.CASE_INSENSITIVE : 0);
            } catch (com.google.re2j.PatternSyntaxException none) {
                continue;
            }
            List<List<CharSet>> runs = RequiredRun.of(expression, folds);
            needing += runs.isEmpty() ? 0 : 1;
            var automaton = new RunAutomaton(runs, runs.stream().map(_ -> 0).toList());
            for (int text = 0; text < 10; text++) {
                String tried = text(random);
                if (!runs.isEmpty() && pattern.matcher(tried).find()) {
                    matched++;
                    assertThat(automaton.find(tried).get(0)).as("seed %d round %d: /%s/ in %s", seed, round, expression,
                            tried).isTrue();
                }
            }
        }
        assertThat(matched).isGreaterThan(1_000);
        assertThat(needing).isGreaterThan(1_000);
    }

    private static final String[] PIECES = {"a", "b", "K", "s", "\u017f", "\u212a", "1", "-", "\\.", ".", "[a-c]",
            "[^a]",
            "[0-9k]", "[]x]", "[^]b]", "[\\d-]", "[[:alpha:]]", "\\d", "\\w", "\\W", "\\s", "\\b", "\\B", "^", "$",
            "\\x41",
            "\\x{1F600}", "\\pL", "\ud83d\ude00", "(?i)", "[\u00e9s]", "[\\x41-C]"};
    private static final String[] REPEATED = {"", "", "", "", "*", "+", "?", "{2}", "{1,2}", "{2,}", "{0,1}", "{0}",
            "+?", "{3}?"};

    private static String expression(Random random, int depth) {
        var made = new StringBuilder();
        for (int piece = random.nextInt(1, 5); piece > 0; piece--) {
            if (depth > 0 && random.nextInt(4) == 0) {
                made.append(
                        new String[]{"(", "(?:", "(?i:", "(?P<n" + random.nextInt(1_000_000) + ">"}[random.nextInt(4)])
                        .append(expression(random, depth - 1));
                while (random.nextInt(3) == 0) {
                    made.append('|').append(expression(random, depth - 1));
                }
                made.append(')');
            } else {
                made.append(PIECES[random.nextInt(PIECES.length)]);
            }
            made.append(REPEATED[random.nextInt(REPEATED.length)]);
        }
        return made.toString();
    }

    private static String text(Random random) {
        String[] letters = {"a", "b", "c", "A", "B", "k", "K", "\u212a", "s", "S", "\u017f", "1", "22", "-", ".", " ",
                "x",
                "]", "\u00e9", "\ud83d\ude00", "\ud83d", "\n"};
        var made = new StringBuilder();
        for (int letter = random.nextInt(12); letter > 0; letter--) {
            made.append(letters[random.nextInt(letters.length)]);
        }
        return made.toString();
    }

    @Test
    void expressionsWithoutATextAreFoundAmongThousands() {
        var patterns = new StringBuilder("phone = /\\b[0-9]{3}-[0-9]{4}\\b/\ncode = /[A-Z]{2}[0-9]{6,}/\n");
        for (int index = 0; index < 3_000; index++) {
            patterns.append("p").append(index).append(" = /\\b[a-f]{3}").append(index % 7).append("[0-9]{")
                    .append(3 + index % 5).append("}[x-z]{2,}\\b/\n");
        }

        assertThat(hits(patterns.toString(), "call 555-1234 about AB1234567, or 5555-1234"))
                .containsExactly("phone:555-1234", "code:AB1234567");
        assertThat(hits(patterns.toString(), "abc0123xz")).isEqualTo(IntStream.range(0, 3_000)
                .filter(index -> index % 35 == 0).mapToObj(index -> "p" + index + ":abc0123xz").toList());
    }

    @Test
    void aQuantifierAfterFlagsIsOfWhatStandsBefore() {
        assertThat(hits("a = /abc(?i)?/\nb = /xy1(?i){0,1}z/\n", "ab, xyz")).containsExactly("a:ab", "b:xyz");
    }

    @Test
    void expressionsThatFitAnythingAreFew() {
        String all = IntStream.range(0, 1_001).mapToObj(index -> "f" + index + " = /[a-z]+!/\n")
                .reduce("", String::concat);

        assertThatThrownBy(() -> Patterns.parse("p", all)).isInstanceOf(BadPattern.class)
                .hasMessageContaining("p:1001: 1001 regular expressions that fit nearly any text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/\\x{1c88}/i", "/[\\x{400}-\\x{2fff}]/i", "/[\u00a0-\uffff]x/i", "/(?i)\u1c80/",
            "/(?s-i)(?mi:[^\u1c81])/",
            "/\\Q[\u1c82\\E/i", "/[\\x80-\\x{10FFFF}]/i", "/[--\u212a]/i", "/[a--\u212a]/i", "/[\\---\u212a]/i"})
    void lettersThatCannotBeComparedWithoutCaseAreRefused(String expression) {
        assertThatExceptionOfType(BadPattern.class).isThrownBy(() -> Patterns.parse("p", "x = " + expression))
                .withMessageContaining("U+1C80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/\\x{1c88}/", "/[\\x{1d00}-\\x{2fff}]/i", "/[^\\x00-\\x{10FFFF}]/i", "/\\p{Cyrillic}x/i",
            "/a-\\x41-z/i", "/e-\u30e1/i", "/[a\\-\u212a]/i"})
    void othersAreTaken(String expression) {
        assertThat(Patterns.parse("p", "x = " + expression).size()).isOne();
    }
}
