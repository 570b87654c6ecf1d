package org.spampot.analysis;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Locale;
import org.spampot.model.PatternHit;
import org.spampot.model.Where;

/// What the one automaton finds is what each pattern finds when it is tried alone.
class PatternFuzz {
    private static final Where WHERE = new Where("1", "text");

    /// The first line is an expression, the second a text to look for, the rest is searched.
    @FuzzTest(maxDuration = "30s")
    void anyExpressionFindsWhatItFindsAlone(byte[] data) {
        String[] lines = Fragments
                .text(data, "\u017f", "\u212a", "\u0130", "\u0131", "\ud83d\ude00", "\u00df", "\u1e9e",
                        "(?i)", "[^", "{2,3}", "", "(?:", "\\b", "", "\\x{17f}", "\\pL", "[[:alpha:]]", "\u03c2",
                        "\u03a3", "\u00e9")
                .split("\n", 3);
        if (lines.length < 3 || lines[0].length() > 100) {
            return;
        }
        for (String flag : List.of("", "i")) {
            expression(lines[0], flag, lines[2]);
        }
        literal(lines[1], lines[2]);
    }

    private static void expression(String expression, String flag, String text) {
        if (!expression.equals(expression.strip()) || expression.lines().count() != 1) {
            return; // the line says something else
        }
        Patterns patterns;
        Pattern alone;
        try {
            patterns = Patterns.parse("p", "x = /" + expression + "/" + flag + "\ny = qqqq\n");
            alone = Pattern.compile(expression, flag.isEmpty() ? 0 : Pattern.CASE_INSENSITIVE);
        } catch (BadPattern | PatternSyntaxException refused) {
            return;
        }
        if (patterns.size() != 2) {
            return;
        }
        boolean found = patterns.match(text, WHERE).stream().anyMatch(hit -> hit.name().equals("x"));
        expect(found == alone.matcher(text).find(), "/" + expression + "/" + flag + " alone: " + !found);
    }

    private static void literal(String wanted, String text) {
        String line = wanted.strip().toLowerCase(Locale.ROOT);
        if (line.isEmpty() || line.length() > 50 || line.startsWith("/") || line.startsWith("\"")
                || line.indexOf(':') > 0
                || line.lines().count() != 1 || !line.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return;
        }
        List<PatternHit> hits = Patterns.parse("p", "y = qqqq\nx = " + line).match(text, WHERE);
        boolean alone = false;
        for (int at = 0; at + line.length() <= text.length() && !alone; at++) {
            alone = text.regionMatches(true, at, line, 0, line.length());
        }
        boolean found = hits.stream().anyMatch(hit -> hit.name().equals("x"));
        expect(found == alone, line + " alone: " + alone);
    }

    private static void expect(boolean fact, String otherwise) {
        if (!fact) {
            throw new AssertionError(otherwise);
        }
    }
}
