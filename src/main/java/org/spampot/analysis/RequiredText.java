package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;

/// Texts of which at least one is in whatever a regular expression matches: the expression needs to be run only where one
/// of them was found. Read from the expression as it is written; what is not understood is taken for "anything", so the
/// answer may be none, and never wrong.
final class RequiredText {
    /// Shorter texts are found nearly everywhere.
    private static final int SHORTEST = 3;
    private static final int MOST_CHOICES = 50;
    private static final int DEEPEST = 20;

    private final String text;
    private int at;
    private int depth;
    private boolean lost;

    private RequiredText(String text) {
        this.text = text;
    }

    /// The texts of which every match holds at least one.
    ///
    /// @param expression RE2 syntax, known to compile
    /// @return as [AhoCorasick#folded(String)]; empty when the expression needs none
    static List<String> of(String expression) {
        if (expression.contains("\\Q")) {
            return List.of();
        }
        var reading = new RequiredText(expression);
        List<String> found = reading.choices();
        return reading.lost || reading.at < expression.length() ? List.of() : found;
    }

    /// Branches between `|`: each must need a text, else nothing is needed.
    private List<String> choices() {
        List<String> all = new ArrayList<>();
        boolean free = false;
        while (true) {
            List<String> branch = sequence();
            free |= branch.isEmpty();
            all.addAll(branch);
            if (at >= text.length() || text.charAt(at) != '|') {
                return free || all.size() > MOST_CHOICES ? List.of() : all;
            }
            at++;
        }
    }

    /// The best of the runs of characters, and of what groups need.
    private List<String> sequence() {
        List<String> best = List.of();
        var run = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            int literal = -1;
            List<String> group = List.of();
            char c = text.charAt(at);
            if (c == '(') {
                group = group();
            } else if (c == '[') {
                set();
            } else if (c == '\\') {
                literal = escape();
            } else {
                at++;
                // halves of a character have no upper and lower case of their own
                literal = ".^$".indexOf(c) >= 0 || Character.isSurrogate(c) ? -1 : c;
            }
            boolean repeated = at < text.length() && "*+?{".indexOf(text.charAt(at)) >= 0;
            boolean needed = !repeated || quantifier();
            if (literal >= 0 && needed) {
                run.append((char) literal);
            }
            if (literal < 0 || repeated) {
                best = better(best, run);
                run.setLength(0);
            }
            if (needed && length(group) > length(best)) {
                best = group;
            }
        }
        return better(best, run);
    }

    private static List<String> better(List<String> best, StringBuilder run) {
        return run.length() >= SHORTEST && run.length() > length(best)
                ? List.of(AhoCorasick.folded(run.toString()))
                : best;
    }

    private static int length(List<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    private List<String> group() {
        at++;
        if (text.startsWith("?", at)) {
            // `(?:...)`, `(?P<name>...)`, `(?i)`, `(?i:...)`
            while (at < text.length() && ":)>".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (at < text.length() && text.charAt(at) != ')') {
                at++;
            } else {
                // `(?i)`: a quantifier after it is of what stands before it
                lost |= at + 1 < text.length() && "*+?{".indexOf(text.charAt(at + 1)) >= 0;
            }
        }
        if (++depth > DEEPEST) {
            lost = true;
        }
        List<String> found = lost ? List.of() : choices();
        depth--;
        at++; // the closing parenthesis
        return found;
    }

    /// Past `[...]`: a bracket that comes first is one of the characters, and so may be `[:alpha:]`.
    private void set() {
        at++;
        if (at < text.length() && text.charAt(at) == '^') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == ']') {
            at++;
        }
        while (at < text.length() && text.charAt(at) != ']') {
            if (text.startsWith("[:", at)) {
                int end = text.indexOf(":]", at);
                at = end < 0 ? at + 1 : end + 2;
            } else {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
        }
        at++;
    }

    /// The character that an escape means, -1 for a class of them, a place, or a number.
    private int escape() {
        at++;
        char c = at < text.length() ? text.charAt(at++) : ' ';
        boolean wordy = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (wordy && "dDwWsSbBAzn rtfva".indexOf(c) < 0) {
            if ((c == 'p' || c == 'P' || c == 'x') && at < text.length() && text.charAt(at) == '{') {
                int end = text.indexOf('}', at);
                at = end < 0 ? text.length() : end + 1;
            } else if (c == 'x') {
                at += 2;
            } else if (c == 'p' || c == 'P') {
                at++;
            } else {
                lost = true;
            }
        }
        return wordy ? -1 : c;
    }

    /// Past a quantifier. True when what stands before it occurs at least once.
    private boolean quantifier() {
        char c = text.charAt(at);
        boolean once = c == '+';
        if (c == '{') {
            int end = text.indexOf('}', at);
            if (!isCount(at + 1, end)) {
                at++; // a brace that means itself
                return false;
            }
            once = text.charAt(at + 1) != '0';
            at = end;
        }
        at++;
        if (at < text.length() && text.charAt(at) == '?') {
            at++;
        }
        return once;
    }

    /// `2`, `2,`, `2,5`: anything else in braces is what it looks like.
    private boolean isCount(int start, int end) {
        boolean digits = false;
        boolean comma = false;
        for (int index = start; index < end; index++) {
            char c = text.charAt(index);
            if (c >= '0' && c <= '9') {
                digits = true;
            } else if (c != ',' || comma || !digits) {
                return false;
            } else {
                comma = true;
            }
        }
        return digits;
    }
}
