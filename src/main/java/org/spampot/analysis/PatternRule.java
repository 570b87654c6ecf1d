package org.spampot.analysis;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;

/// One line of a pattern file.
///
/// @param scopes where it is looked for; empty for everywhere
/// @param keys texts, in lower case, of which one is wherever this matches; empty when it needs none
/// @param runs kinds of text of which one is wherever this matches; empty when there are keys, or nothing is known
record PatternRule(String name, Set<PatternScope> scopes, List<String> keys, List<List<CharSet>> runs, Test test) {
    PatternRule {
        scopes = Set.copyOf(scopes);
        keys = List.copyOf(keys);
        runs = List.copyOf(runs);
    }

    PatternRule(String name, Set<PatternScope> scopes, List<String> keys, Test test) {
        this(name, scopes, keys, List.of(), test);
    }

    /// How a place is tried in which a key was found.
    sealed interface Test {
        /// The key itself is what is looked for.
        record Key() implements Test {}

        /// A text with upper and lower case as written, or standing as whole words, or both.
        record Exact(String text, boolean sameCase, boolean words) implements Test {}

        record Expression(Pattern pattern) implements Test {}
    }

    /// From and to in a text.
    record Span(int start, int end) {
        static final Span NONE = new Span(-1, -1);
    }

    boolean isFor(Set<PatternScope> place) {
        return scopes.isEmpty() || scopes.stream().anyMatch(place::contains);
    }

    /// The first match.
    ///
    /// @param text the place
    /// @param key where the first of the keys was found
    Span find(String text, Span key) {
        return switch (test) {
            case Test.Key _ -> key;
            case Test.Exact exact -> find(text, exact, Math.max(0, key.start));
            case Test.Expression expression -> {
                Matcher matcher = expression.pattern.matcher(text);
                yield matcher.find() ? new Span(matcher.start(), matcher.end()) : Span.NONE;
            }
        };
    }

    private static Span find(String text, Test.Exact exact, int from) {
        int length = exact.text.length();
        for (int at = from; at + length <= text.length(); at++) {
            boolean first = AhoCorasick.fold(text.charAt(at)) == AhoCorasick.fold(exact.text.charAt(0));
            if (first && text.regionMatches(!exact.sameCase, at, exact.text, 0, length)
                    && (!exact.words || isWhole(text, at, at + length))) {
                return new Span(at, at + length);
            }
        }
        return Span.NONE;
    }

    private static boolean isWhole(String text, int start, int end) {
        boolean before = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))
                && Character.isLetterOrDigit(text.charAt(start));
        boolean after = end < text.length() && Character.isLetterOrDigit(text.charAt(end))
                && Character.isLetterOrDigit(text.charAt(end - 1));
        return !before && !after;
    }
}
