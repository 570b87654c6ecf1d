package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.model.Where;

/// Which texts an expression cannot match without.
class RequiredTextTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"account, account", "a.c, ``", "ab, ``", "abc|de, ``",
            "abc|xyz, abc xyz", "(abc|xyz)+!, abc xyz", "(abc|xyz)*!!!!, !!!!", "lo(ng|st)er, ``", "login(x)?, login",
            "logins?, login", "logins*x, login", "logins+x, logins", "(?i)pay now, pay now", "(?i:pay) now, ` now`",
            "(?P<name>pay|buy), pay buy", "pay\\s+now, pay", "\\bpay\\b, pay", "www\\.evil\\.example, www.evil.example",
            "[abc]def, def", "[]abc]xyz, xyz", "[^]x]abc, abc", "[[:alpha:]]abc, abc", "x{3}abcd, abcd",
            "(abc){2}, abc",
            "(abc){0}xyz, xyz", "\\x41bcd, bcd", "\\x{41}bcd, bcd", "\\p{Greek}abc, abc", "\\pLabc, abc", "^abc$, abc",
            "a\\[bc\\]d, a[bc]d", "((((abc)))), abc", "abc.*defgh, defgh",
            "`abc.{1,x|}`, ``", "`abc.{1,2}d`, abc"})
    void anExpressionNeeds(String expression, String texts) {
        assertThat(String.join(" ", RequiredText.of(expression))).isEqualTo(texts);
    }

    /// Expressions out of all pieces, texts out of what they match: what is found with the texts looked for first is what
    /// the expressions find by themselves.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lookingForTheTextsFirstLosesNothing(long seed) {
        var random = new Random(seed);
        String[] pieces = {"abc", "Abd", "x", "(abc|de)", "(abc|def)", "[ab]", "\\d", ".", "(?:xyz)?", "(ab)*", "c+",
                "a{2}",
                "\\.", "|", "(?i)", "\\bb", "(x|(yz|abd)z)", "b?", "c{0,2}"};
        String[] words = {"abc", "ABD", "x", "de", "def", "a", "b", "1", "xyz", "ab", "c", "aa", ".", "yzz", "abdz",
                " "};
        for (int round = 0; round < 2_000; round++) {
            String expression = some(pieces, random, 1 + random.nextInt(6));
            String flags = random.nextBoolean() ? "i" : "";
            if (matchesAnything(expression)) {
                continue;
            }
            String text = some(words, random, random.nextInt(12));
            var patterns = Patterns.parse("p", "p = /" + expression + "/" + flags);
            boolean alone = Pattern.compile(expression, flags.isEmpty() ? 0 : Pattern.CASE_INSENSITIVE).matcher(text)
                    .find();
            assertThat(!patterns.match(text, new Where("1", "text")).isEmpty())
                    .as("%s %s in %s (seed %d), needs %s", expression, flags, text, seed, RequiredText.of(expression))
                    .isEqualTo(alone);
        }
    }

    private static boolean matchesAnything(String expression) {
        try {
            return Pattern.compile(expression).matches("");
        } catch (com.google.re2j.PatternSyntaxException none) {
            // pieces that make no expression together
            return true;
        }
    }

    private static String some(String[] from, Random random, int count) {
        var out = new StringBuilder();
        for (int index = 0; index < count; index++) {
            out.append(from[random.nextInt(from.length)]);
        }
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "from", "to", "header", "body", "url", "attachment"})
    void aScopeIsKeptTo(String scope) {
        var patterns = Patterns.parse("p", "p = " + scope + ": needle\nall = needle");
        List<Where> places = List.of(new Where("header", "subject"), new Where("header", "sender"),
                new Where("header", "cc"), new Where("header", "x-other"), new Where("1", "html"),
                new Where("2", "zip:a.txt"));
        String expected = switch (scope.toUpperCase(Locale.ROOT)) {
            case "SUBJECT" -> "header:subject";
            case "FROM" -> "header:sender";
            case "TO" -> "header:cc";
            case "HEADER" -> "header:subject header:sender header:cc header:x-other";
            case "BODY" -> "1:html";
            case "ATTACHMENT" -> "2:zip:a.txt";
            default -> "";
        };
        List<String> found = places.stream().flatMap(where -> patterns.match("a Needle", where).stream())
                .filter(hit -> hit.name().equals("p")).map(hit -> hit.where().toString()).toList();
        assertThat(String.join(" ", found)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"\"Bank\"c, Bank, true", "\"Bank\"c, bank, false",
            "\"Bank\"c, bank Bank, true",
            "\"cash\"w, get cash now, true", "\"cash\"w, CASH!, true", "\"cash\"w, cashew, false",
            "\"cash\"w, cashew cash, true", "\"cash\"w, e_cash, true", "\"Cash\"cw, cash Cashew Cash, true",
            "\"subject: x\", the Subject: X, true", "subject: x, subject: x, false", "a: b, A: B, true"})
    void aTextMatches(String pattern, String text, boolean expected) {
        assertThat(!Patterns.parse("p", "p = " + pattern).match(text, new Where("1", "text")).isEmpty())
                .isEqualTo(expected);
    }
}
