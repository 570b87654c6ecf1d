package org.spampot.analysis;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spampot.model.PatternHit;
import org.spampot.model.Where;

/// The operator's patterns: literal texts, all searched in one pass and without regard to case, and regular expressions
/// of RE2, whose time is linear. `docs/reference/patterns.md` describes the file.
///
/// Thread-safety: immutable.
public final class Patterns {
    /// No patterns.
    public static final Patterns NONE = new Patterns(List.of(), List.of());
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_EXPRESSIONS = 1_000;
    private static final int LONGEST_NAME = 100;
    private static final String SYNTAX = "write `name = text` or `name = /expression/` or `name = /expression/i`";

    private record Expression(String name, Pattern pattern) {}

    private final List<String> literalNames = new ArrayList<>();
    private final AhoCorasick literals;
    private final List<Expression> expressions;

    private record Literal(String name, String text) {}

    private Patterns(List<Literal> literals, List<Expression> expressions) {
        this.expressions = List.copyOf(expressions);
        List<String> texts = new ArrayList<>();
        for (Literal literal : literals) {
            literalNames.add(literal.name);
            texts.add(literal.text);
        }
        this.literals = new AhoCorasick(texts);
    }

    /// Reads the text of a pattern file.
    ///
    /// @param file its name, for errors
    /// @throws BadPattern at the first line that cannot be used
    public static Patterns parse(String file, String text) {
        List<Literal> literals = new ArrayList<>();
        List<Expression> expressions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            int equals = content.indexOf('=');
            String name = equals < 0 ? "" : content.substring(0, equals).strip();
            String value = content.substring(equals + 1).strip();
            check(file, number, name, value, names);
            if (value.startsWith("/") && value.length() > 1 && value.lastIndexOf('/') > 0) {
                expressions.add(new Expression(name, expression(file, number, value)));
            } else {
                literals.add(new Literal(name, value.toLowerCase(Locale.ROOT)));
            }
        }
        if (expressions.size() > MOST_EXPRESSIONS) {
            throw new BadPattern(file, number, expressions.size() + " regular expressions, at most " + MOST_EXPRESSIONS
                    + " are allowed; texts have no such limit");
        }
        return new Patterns(literals, expressions);
    }

    private static void check(String file, int line, String name, String value, Set<String> names) {
        if (name.isEmpty()) {
            throw new BadPattern(file, line, "no name before `=`: " + SYNTAX);
        }
        if (name.length() > LONGEST_NAME) {
            throw new BadPattern(file, line, "name of " + name.length() + " characters, at most " + LONGEST_NAME
                    + " are allowed");
        }
        if (value.isEmpty()) {
            throw new BadPattern(file, line, "pattern '" + name + "' is empty: " + SYNTAX);
        }
        if (!names.add(name)) {
            throw new BadPattern(file, line, "a second pattern '" + name + "': names must differ");
        }
    }

    private static Pattern expression(String file, int line, String value) {
        int slash = value.lastIndexOf('/');
        String flags = value.substring(slash + 1);
        if (!flags.isEmpty() && !flags.equals("i")) {
            throw new BadPattern(file, line,
                    "unknown flags '" + flags + "', allowed is `i`; a text that begins with `/`"
                            + " and has another is written as an expression");
        }
        try {
            var pattern = Pattern.compile(value.substring(1, slash), flags.isEmpty() ? 0 : Pattern.CASE_INSENSITIVE);
            if (pattern.matches("")) {
                throw new BadPattern(file, line, "the expression matches the empty text, so every message");
            }
            return pattern;
        } catch (PatternSyntaxException bad) {
            throw new BadPattern(file, line, bad.getDescription() + ": `" + bad.getPattern()
                    + "` (RE2 syntax: no look-around, no back references)");
        }
    }

    public boolean isEmpty() {
        return expressions.isEmpty() && literalNames.isEmpty();
    }

    /// How many patterns there are.
    public int size() {
        return expressions.size() + literalNames.size();
    }

    /// One hit for each pattern that occurs in `text`, with its first match, in the order of the file: texts, then
    /// expressions.
    public List<PatternHit> match(String text, Where where) {
        if (isEmpty() || text.isEmpty()) {
            return List.of();
        }
        List<PatternHit> hits = new ArrayList<>();
        for (AhoCorasick.Match match : literals.first(text)) {
            hits.add(new PatternHit(literalNames.get(match.word()), cut(text, match.start(), match.end()), where));
        }
        for (Expression expression : expressions) {
            Matcher matcher = expression.pattern.matcher(text);
            if (matcher.find()) {
                hits.add(new PatternHit(expression.name, cut(text, matcher.start(), matcher.end()), where));
            }
        }
        return hits;
    }

    private static String cut(String text, int start, int end) {
        return text.substring(start, Math.min(end, start + LONGEST_VALUE));
    }
}
