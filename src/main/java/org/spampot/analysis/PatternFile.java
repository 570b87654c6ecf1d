package org.spampot.analysis;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads a file of patterns, a line each; `docs/reference/patterns.md` describes it.
final class PatternFile {
    /// Of those that name nothing to look for first, so that each must be tried nearly everywhere.
    private static final int MOST_FREE = 1_000;
    /// What weighs less is in most texts.
    private static final int COMMON = 100;
    /// Of those that need no text, since each costs something everywhere.
    private static final int MOST_KINDS = 10_000;
    private static final int LONGEST_NAME = 100;
    private static final String SYNTAX = "write `name = text` or `name = /expression/` or `name = /expression/i`";

    private final String file;
    private final Set<String> names = new HashSet<>();
    private final List<PatternRule> rules = new ArrayList<>();
    private int number;
    private int free;
    private int kinds;

    private PatternFile(String file) {
        this.file = file;
    }

    /// @param file its name, for errors
    /// @throws BadPattern at the first line that cannot be used
    static List<PatternRule> read(String file, String text) {
        var reading = new PatternFile(file);
        for (String line : text.lines().toList()) {
            reading.number++;
            String content = line.strip();
            if (!content.isEmpty() && !content.startsWith("#")) {
                reading.line(content);
            }
        }
        return reading.rules;
    }

    private void line(String content) {
        int equals = content.indexOf('=');
        String name = equals < 0 ? "" : content.substring(0, equals).strip();
        String value = content.substring(equals + 1).strip();
        check(name, value);
        Set<PatternScope> scopes = EnumSet.noneOf(PatternScope.class);
        String what = value.substring(scopes(value, scopes)).strip();
        if (what.isEmpty()) {
            throw bad("pattern '" + name + "' is empty: " + SYNTAX);
        }
        int slash = what.lastIndexOf('/');
        int quote = what.lastIndexOf('"');
        if (what.startsWith("/") && slash > 0) {
            rules.add(expression(name, scopes, what.substring(1, slash), what.substring(slash + 1)));
        } else if (what.startsWith("\"") && quote > 1) {
            rules.add(quoted(name, scopes, what.substring(1, quote), what.substring(quote + 1)));
        } else {
            rules.add(new PatternRule(name, scopes, List.of(AhoCorasick.folded(what)),
                    new PatternRule.Test.Key()));
        }
        if (kinds > MOST_KINDS) {
            throw bad(kinds + " regular expressions without a text of three characters in a row, at most " + MOST_KINDS
                    + " are allowed; those with one, and texts, have no such limit");
        }
        if (free > MOST_FREE) {
            throw bad(free + " regular expressions that fit nearly any text, at most " + MOST_FREE
                    + " are allowed; those that need certain characters in a row, and texts, have no such limit");
        }
    }

    /// `subject:`, `from,to:` before what is looked for. Returns where that begins.
    private static int scopes(String value, Set<PatternScope> scopes) {
        int colon = value.indexOf(':');
        if (colon <= 0) {
            return 0;
        }
        Set<PatternScope> named = EnumSet.noneOf(PatternScope.class);
        for (String word : value.substring(0, colon).split(",", 10)) {
            int before = named.size();
            for (PatternScope scope : PatternScope.values()) {
                if (scope.word().equals(word.strip())) {
                    named.add(scope);
                }
            }
            if (named.size() == before) {
                return 0; // a text with a colon in it
            }
        }
        scopes.addAll(named);
        return colon + 1;
    }

    private void check(String name, String value) {
        if (name.isEmpty()) {
            throw bad("no name before `=`: " + SYNTAX);
        }
        if (name.length() > LONGEST_NAME) {
            throw bad("name of " + name.length() + " characters, at most " + LONGEST_NAME + " are allowed");
        }
        if (value.isEmpty()) {
            throw bad("pattern '" + name + "' is empty: " + SYNTAX);
        }
        if (!names.add(name)) {
            throw bad("a second pattern '" + name + "': names must differ");
        }
    }

    private PatternRule quoted(String name, Set<PatternScope> scopes, String text, String flags) {
        if (!flags.chars().allMatch(c -> c == 'c' || c == 'w')) {
            throw bad("unknown flags '" + flags + "', allowed are `c` (case counts) and `w` (whole words)");
        }
        var test = flags.isEmpty()
                ? new PatternRule.Test.Key()
                : new PatternRule.Test.Exact(text, flags.indexOf('c') >= 0, flags.indexOf('w') >= 0);
        return new PatternRule(name, scopes, List.of(AhoCorasick.folded(text)), test);
    }

    private PatternRule expression(String name, Set<PatternScope> scopes, String text, String flags) {
        if (!flags.isEmpty() && !flags.equals("i")) {
            throw bad("unknown flags '" + flags + "', allowed is `i`; a text that begins with `/`"
                    + " and has another is written as an expression");
        }
        if (LostCase.in(text, !flags.isEmpty())) {
            throw bad(
                    "the expression has letters from U+1C80 to U+1C88 in it, alone or in a range, which cannot be compared"
                            + " without regard to case: leave them out, or let case count");
        }
        try {
            var pattern = Pattern.compile(text, flags.isEmpty() ? 0 : Pattern.CASE_INSENSITIVE);
            if (pattern.matches("")) {
                throw bad("the expression matches the empty text, so every message");
            }
            List<String> keys = RequiredText.of(text);
            List<List<CharSet>> runs = keys.isEmpty() ? RequiredRun.of(text, !flags.isEmpty()) : List.of();
            kinds += keys.isEmpty() ? 1 : 0;
            free += keys.isEmpty() && RequiredRun.weight(runs) < COMMON ? 1 : 0;
            return new PatternRule(name, scopes, keys, runs, new PatternRule.Test.Expression(pattern));
        } catch (PatternSyntaxException wrong) {
            throw bad(wrong.getDescription() + ": `" + wrong.getPattern()
                    + "` (RE2 syntax: no look-around, no back references)");
        }
    }

    private BadPattern bad(String what) {
        return new BadPattern(file, number, what);
    }
}
