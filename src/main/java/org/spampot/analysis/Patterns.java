package org.spampot.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.spampot.model.PatternHit;
import org.spampot.model.Where;

/// The operator's patterns: texts, all searched in one pass, and regular expressions of RE2, whose time is linear.
/// `docs/reference/patterns.md` describes the file.
///
/// One automaton looks for all texts and, for each expression, for texts of which it needs one; a second one for kinds of text
/// (six digits in a row) where an expression needs no text of three characters. Only the expressions for which something was
/// found are run. So ten thousand patterns cost little more than ten, as long as few of them occur.
///
/// Thread-safety: immutable.
public final class Patterns {
    /// No patterns.
    public static final Patterns NONE = new Patterns(List.of());
    private static final int LONGEST_VALUE = 200;
    /// Characters of one message that may be gone through again after the automaton, for all patterns together: a text that
    /// is gone through by ten expressions counts ten times. RE2 reads some twenty million a second.
    static final int MOST_WORK = 16 * 1024 * 1024;

    private final List<PatternRule> rules;
    private final AhoCorasick keys;
    /// For each key of the automaton, the rules it belongs to.
    private final int[][] rulesOfKey;
    private final RunAutomaton runs;
    /// The rules with neither.
    private final int[] free;

    private Patterns(List<PatternRule> rules) {
        this.rules = List.copyOf(rules);
        Map<String, List<Integer>> byKey = new LinkedHashMap<>();
        List<Integer> keyless = new ArrayList<>();
        List<List<CharSet>> kinds = new ArrayList<>();
        List<Integer> kindOf = new ArrayList<>();
        for (int index = 0; index < rules.size(); index++) {
            for (String key : rules.get(index).keys()) {
                byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(index);
            }
            for (List<CharSet> run : rules.get(index).runs()) {
                kinds.add(run);
                kindOf.add(index);
            }
            if (rules.get(index).keys().isEmpty() && rules.get(index).runs().isEmpty()) {
                keyless.add(index);
            }
        }
        this.keys = new AhoCorasick(List.copyOf(byKey.keySet()));
        this.rulesOfKey = byKey.values().stream().map(Patterns::numbers).toArray(int[][]::new);
        this.runs = new RunAutomaton(kinds, kindOf);
        this.free = numbers(keyless);
    }

    private static int[] numbers(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Reads the text of a pattern file.
    ///
    /// @param file its name, for errors
    /// @throws BadPattern at the first line that cannot be used
    public static Patterns parse(String file, String text) {
        return new Patterns(PatternFile.read(file, text));
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /// How many patterns there are.
    public int size() {
        return rules.size();
    }

    /// What is left of [#MOST_WORK] for a message.
    static final class Work {
        private int left = MOST_WORK;
        private boolean exhausted;

        private boolean take(int characters) {
            boolean enough = characters <= left;
            exhausted |= !enough;
            left -= enough ? characters : 0;
            return enough;
        }

        /// True when some pattern was not tried somewhere.
        boolean exhausted() {
            return exhausted;
        }
    }

    /// One hit for each pattern that occurs in `text`, with its first match, in the order of the file.
    public List<PatternHit> match(String text, Where where) {
        return match(text, where, PatternScope.of(where), new Work());
    }

    /// @param work what all texts of a message have in common
    List<PatternHit> match(String text, Where where, Set<PatternScope> place, Work work) {
        if (isEmpty() || text.isEmpty()) {
            return List.of();
        }
        Map<Integer, PatternRule.Span> found = new TreeMap<>();
        Map<Integer, PatternRule.Span> candidates = new HashMap<>();
        for (AhoCorasick.Match match : keys.first(text)) {
            for (int rule : rulesOfKey[match.word()]) {
                candidates.merge(rule, new PatternRule.Span(match.start(), match.end()),
                        (one, other) -> one.start() <= other.start() ? one : other);
            }
        }
        // a word of the automaton costs about a 64th of what RE2 does
        int work64 = (int) Math.min(Integer.MAX_VALUE, (long) text.length() * runs.words() / 64);
        if (!runs.isEmpty() && work.take(work64)) {
            runs.find(text).stream().forEach(rule -> candidates.put(rule, PatternRule.Span.NONE));
        }
        for (int rule : free) {
            candidates.put(rule, PatternRule.Span.NONE);
        }
        candidates.forEach((rule, key) -> {
            boolean known = rules.get(rule).test() instanceof PatternRule.Test.Key;
            if (rules.get(rule).isFor(place) && (known || work.take(text.length()))) {
                found.put(rule, rules.get(rule).find(text, key));
            }
        });
        List<PatternHit> hits = new ArrayList<>();
        found.forEach((rule, span) -> {
            if (span.start() >= 0) {
                hits.add(new PatternHit(rules.get(rule).name(), cut(text, span.start(), span.end()), where));
            }
        });
        return hits;
    }

    private static String cut(String text, int start, int end) {
        return text.substring(start, Math.min(end, start + LONGEST_VALUE));
    }
}
