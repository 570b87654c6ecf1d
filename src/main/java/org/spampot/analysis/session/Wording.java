package org.spampot.analysis.session;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// How lines are written: case, blanks, brackets, line ends; and what is wrong with content.
final class Wording {
    /// Oddities that the session noted in content, and their letters.
    private static final Map<String, Character> FAULTS = Map.of("bare-lf", 'l', "bare-cr", 'r', "dot-not-stuffed", 'd',
            "eight-bit-content", '8', "nul", 'n', "long-line", 'w');
    private static final Map<String, Character> PATH_ODDITIES = Map.of("source-route", 'r', "name-before-path", 'n',
            "unbalanced-path", 'b');

    private Wording() {}

    static String verbCase(Talk talk) {
        return Values.common(talk.commands().stream().filter(turn -> turn.letter() != Verbs.NONE)
                .map(turn -> Values.letterCase(turn.verb())).toList());
    }

    static String keywordCase(Talk talk) {
        return ofPaths(talk, path -> path.keyword().isEmpty() ? Values.NONE : Values.letterCase(path.keyword()));
    }

    static String verbBlank(Talk talk) {
        return Values.common(talk.commands().stream()
                .filter(turn -> turn.letter() != Verbs.NONE && !turn.argument().isEmpty())
                .map(turn -> blanks(turn.rest())).toList());
    }

    private static String blanks(String rest) {
        int count = rest.length() - rest.stripLeading().length();
        return rest.startsWith("\t") ? "t" : count == 1 ? "1" : "n";
    }

    static String colon(Talk talk) {
        return ofPaths(talk, path -> !path.colon()
                ? "m"
                : path.beforeColon() > 0 ? "b" : path.afterColon() > 1 ? "n" : String.valueOf(path.afterColon()));
    }

    static String brackets(Talk talk) {
        return ofPaths(talk, path -> path.bracketed() ? "y" : "n");
    }

    private static String ofPaths(Talk talk, Function<PathLine, String> value) {
        return Values.common(talk.all('M', 'R').stream().map(turn -> value.apply(PathLine.of(turn.argument())))
                .toList());
    }

    static String lineEnd(Talk talk) {
        return Values
                .common(talk.turns().stream().filter(turn -> turn.letter() != Verbs.NONE && !turn.lineEnd().isEmpty())
                        .map(turn -> turn.lineEnd().equals("\r\n") ? "c" : "l").toList());
    }

    static String trailing(Talk talk) {
        boolean verbs = false;
        boolean arguments = false;
        for (Turn turn : talk.commands()) {
            boolean blank = turn.line().endsWith(" ") || turn.line().endsWith("\t");
            verbs |= blank && turn.argument().isEmpty() && !turn.verb().isEmpty();
            arguments |= blank && !turn.argument().isEmpty();
        }
        return verbs && arguments ? Values.MIXED : verbs ? "v" : arguments ? "a" : Values.NONE;
    }

    static String emptyLines(Talk talk) {
        return Values.yesNo(talk.commands().stream().anyMatch(turn -> turn.line().isEmpty()));
    }

    static String content(Talk talk) {
        return talk.has(Turn.CONTENT) ? Values.letters(noted(talk, FAULTS), "lrd8nw") : Values.UNSEEN;
    }

    static String paths(Talk talk) {
        List<Turn> paths = talk.all('M', 'R');
        if (paths.isEmpty()) {
            return Values.UNSEEN;
        }
        Set<Character> seen = noted(talk, PATH_ODDITIES);
        if (paths.stream().anyMatch(turn -> PathLine.of(turn.argument()).address().startsWith("\""))) {
            seen.add('q');
        }
        return Values.letters(seen, "rnqb");
    }

    private static Set<Character> noted(Talk talk, Map<String, Character> letters) {
        Set<Character> seen = new HashSet<>();
        letters.forEach((defect, letter) -> {
            if (talk.odd(defect)) {
                seen.add(letter);
            }
        });
        return seen;
    }
}
