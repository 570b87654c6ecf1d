package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs of characters, each described by a set, of which at least one is in whatever a regular expression matches: for
/// `[A-Z]{2}-?[0-9]{6,}` six digits. What [RequiredText] is for expressions that need some text, this is for those that need
/// only some kind of text. What is not understood is taken for "any character" or for nothing at all, so a run may be shorter
/// and wider than could be, and never wrong.
///
/// A character is a code point here, as it is for RE2.
final class RequiredRun {
    /// A longer run tells little more.
    static final int LONGEST = 20;
    private static final int MOST_CHOICES = 20;
    private static final int DEEPEST = 20;
    private static final int MOST_REPEATED = 1_000;

    private final String text;
    private final boolean folds;
    private int at;
    private int depth;
    private boolean lost;

    private RequiredRun(String text, boolean folds) {
        this.text = text;
        this.folds = folds || text.contains("(?");
    }

    /// A piece of an expression.
    ///
    /// @param exact when it matches just that many characters, of these sets; else nothing
    /// @param needed runs of which one is in it; empty when none is known
    private record Piece(@Nullable List<CharSet> exact, List<List<CharSet>> needed) {
        static final Piece UNKNOWN = new Piece(null, List.of());
        static final Piece EMPTY = new Piece(List.of(), List.of());

        static Piece of(CharSet set) {
            return new Piece(List.of(set), List.of(List.of(set)));
        }
    }

    /// The runs of which every match has one.
    ///
    /// @param expression RE2 syntax, known to compile
    /// @param folds whether upper and lower case are the same
    /// @return each of 1 to [#LONGEST] sets; empty when nothing is known
    static List<List<CharSet>> of(String expression, boolean folds) {
        if (expression.contains("\\Q")) {
            return List.of();
        }
        var reading = new RequiredRun(expression, folds);
        List<List<CharSet>> found = reading.choices().needed;
        return reading.lost || reading.at < expression.length() ? List.of() : found;
    }

    /// How rare the commonest of `runs` is, in tenths of a bit: of less than 100 or so, one is in most texts.
    static int weight(List<List<CharSet>> runs) {
        return runs.stream().mapToInt(run -> run.stream().mapToInt(CharSet::weight).sum()).min().orElse(0);
    }

    private Piece choices() {
        List<Piece> branches = new ArrayList<>();
        do {
            branches.add(sequence());
        } while (at < text.length() && text.charAt(at) == '|' && ++at > 0);
        if (branches.size() == 1) {
            return branches.getFirst();
        }
        List<List<CharSet>> all = new ArrayList<>();
        for (Piece branch : branches) {
            if (branch.needed.isEmpty()) {
                return Piece.UNKNOWN;
            }
            all.addAll(branch.needed);
        }
        return all.size() > MOST_CHOICES ? Piece.UNKNOWN : new Piece(null, all);
    }

    private Piece sequence() {
        List<List<CharSet>> best = List.of();
        List<CharSet> run = new ArrayList<>();
        boolean exact = true;
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')' && !lost) {
            Piece piece = piece();
            int from = 1;
            boolean open = false;
            if (at < text.length() && "*+?{".indexOf(text.charAt(at)) >= 0) {
                int[] repeated = quantifier();
                from = repeated[0];
                open = repeated[1] != 0;
            }
            if (from > 0) {
                best = better(best, piece.needed);
            }
            List<CharSet> one = piece.exact;
            int times = 0;
            for (; one != null && times < from && run.size() <= 4 * LONGEST; times++) {
                run.addAll(one);
            }
            if (one == null || open || times < from) {
                // what follows is beside the last of what is repeated
                best = better(best, window(run));
                exact = false;
                run.clear();
                for (int time = 0; one != null && time < from && run.size() <= LONGEST; time++) {
                    run.addAll(one);
                }
            } else if (run.size() > 4 * LONGEST) {
                best = better(best, window(run));
                exact = false;
                run = new ArrayList<>(run.subList(run.size() - LONGEST, run.size()));
            }
        }
        best = better(best, window(run));
        return new Piece(exact ? List.copyOf(run) : null, best);
    }

    private static List<List<CharSet>> better(List<List<CharSet>> one, List<List<CharSet>> other) {
        return weight(other) > weight(one) || one.isEmpty() ? other : one;
    }

    /// The best part of a run, as the only choice.
    private static List<List<CharSet>> window(List<CharSet> run) {
        if (run.isEmpty()) {
            return List.of();
        }
        int length = Math.min(LONGEST, run.size());
        int best = 0;
        int most = -1;
        for (int from = 0; from + length <= run.size(); from++) {
            int weight = weight(List.of(run.subList(from, from + length)));
            if (weight > most) {
                most = weight;
                best = from;
            }
        }
        return List.of(List.copyOf(run.subList(best, best + length)));
    }

    private Piece piece() {
        int c = text.codePointAt(at);
        return switch (c) {
            case '(' -> group();
            case '[' -> Piece.of(fold(set()));
            case '\\' -> {
                CharSet escaped = escape();
                yield escaped == null ? Piece.EMPTY : Piece.of(fold(escaped));
            }
            default -> {
                at += Character.charCount(c);
                yield c == '^' || c == '$'
                        ? Piece.EMPTY
                        : Piece.of(c == '.' ? CharSet.ALL : fold(CharSet.range(c, c)));
            }
        };
    }

    private CharSet fold(CharSet set) {
        return folds ? set.folded() : set;
    }

    private Piece group() {
        at++;
        if (text.startsWith("?", at)) {
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
        Piece found = lost ? Piece.UNKNOWN : choices();
        depth--;
        at++;
        return found;
    }

    /// `[...]`: a bracket that comes first is one of the characters.
    private CharSet set() {
        at++;
        boolean not = at < text.length() && text.charAt(at) == '^';
        at += not ? 1 : 0;
        CharSet all = CharSet.NONE;
        boolean any = false;
        for (boolean first = true; at < text.length() && (first || text.charAt(at) != ']'); first = false) {
            if (text.startsWith("[:", at) && text.indexOf(":]", at) > 0) {
                at = text.indexOf(":]", at) + 2;
                any = true;
                continue;
            }
            int from = text.codePointAt(at);
            if (from == '\\') {
                CharSet escaped = escape();
                any |= escaped == null || (at < text.length() && text.charAt(at) == '-');
                all = escaped == null ? all : all.or(escaped);
                continue;
            }
            at += Character.charCount(from);
            int to = from;
            if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
                at++;
                to = text.codePointAt(at);
                any |= to == '\\';
                if (to == '\\') {
                    escape();
                } else {
                    at += Character.charCount(to);
                }
            }
            all = all.or(CharSet.range(from, Math.max(from, to)));
        }
        at++;
        return any ? CharSet.ALL : not ? all.not() : all;
    }

    /// What an escape stands for; nothing when it is a place between characters.
    private @Nullable CharSet escape() {
        at++;
        int c = at < text.length() ? text.codePointAt(at) : ' ';
        at += Character.charCount(c);
        return switch (c) {
            case 'd' -> CharSet.DIGIT;
            case 'w' -> CharSet.WORD;
            case 's' -> CharSet.SPACE;
            case 'D' -> CharSet.DIGIT.not();
            case 'W' -> CharSet.WORD.not();
            case 'S' -> CharSet.SPACE.not();
            case 'b', 'B', 'A', 'z' -> null;
            case 'n' -> CharSet.range('\n', '\n');
            case 'r' -> CharSet.range('\r', '\r');
            case 't' -> CharSet.range('\t', '\t');
            case 'f', 'v', 'a' -> CharSet.ALL;
            case 'p', 'P', 'x' -> named(c);
            default -> {
                boolean wordy = c < 128 && Character.isLetterOrDigit(c);
                lost |= wordy;
                yield wordy ? CharSet.ALL : CharSet.range(c, c);
            }
        };
    }

    private CharSet named(int kind) {
        if (at < text.length() && text.charAt(at) == '{') {
            int end = text.indexOf('}', at);
            at = end < 0 ? text.length() : end + 1;
        } else {
            at = Math.min(text.length(), at + (kind == 'x' ? 2 : 1));
        }
        return CharSet.ALL;
    }

    /// Past a quantifier: how often at least, and whether more often is possible.
    private int[] quantifier() {
        char c = text.charAt(at);
        int least = c == '+' ? 1 : 0;
        boolean more = true;
        if (c == '{') {
            int end = text.indexOf('}', at);
            String inside = end < 0 ? "" : text.substring(at + 1, end);
            if (!inside.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
                lost = true; // a brace that means itself
                return new int[]{0, 1};
            }
            int comma = inside.indexOf(',');
            least = Math.min(MOST_REPEATED, Integer.parseInt(comma < 0 ? inside : inside.substring(0, comma)));
            more = comma >= 0;
            at = end;
        }
        at++;
        if (at < text.length() && text.charAt(at) == '?') {
            at++;
        }
        return new int[]{least, more ? 1 : 0};
    }
}
