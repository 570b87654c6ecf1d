package org.spampot.analysis.link;

import java.util.Locale;
import java.util.Set;

/// Text with links that were made harmless (`hxxp://`, `example[.]com`, `joe at example dot com`) or unreadable for filters
/// (zero-width characters, full-width letters) as a browser's user would type them, with the way back to the place in the
/// original.
///
/// One pass. Words that are ordinary language too (`at`, `dot`) are folded only when a domain follows.
public final class Defang {
    /// Before ` dot com` they make no name: `the dot com boom`.
    private static final Set<String> NO_NAMES = Set.of("the", "a", "an", "this", "that", "each", "every", "single",
            "small",
            "red", "green", "blue", "black", "white", "polka", "first", "next", "last", "or", "and", "to", "of", "is",
            "by",
            "after", "before", "with", "one", "dot", "your", "our", "my", "at", "in", "on", "their", "its", "new",
            "old");
    private static final int LONGEST_SCHEME = 7;

    private final String text;
    /// Index in the original for each character and the end; empty when nothing was folded.
    private final int[] origin;

    private Defang(String text, int[] origin) {
        this.text = text;
        this.origin = origin;
    }

    /// Folds `text`; cheap when there is nothing to fold.
    public static Defang fold(String text) {
        return DefangSigns.in(text) ? new Folding(text, true).all() : new Defang(text, new int[0]);
    }

    /// Text in which there is nothing to fold.
    public static Defang plain(String text) {
        return new Defang(text, new int[0]);
    }

    /// The folded text alone, for texts too long to keep the way back.
    public static String folded(String text) {
        return DefangSigns.in(text) ? new Folding(text, false).all().text() : text;
    }

    public String text() {
        return text;
    }

    /// Whether [#originOf] knows the way back to `original`, of which this was made.
    public boolean leadsTo(String original) {
        return origin.length > 0 || text.equals(original);
    }

    /// The index in the original of the character at `index`.
    public int originOf(int index) {
        return origin.length == 0 ? index : origin[index];
    }

    /// Zero-width characters, soft hyphens, marks of direction, joiners and selectors.
    public static boolean isInvisible(char c) {
        return DefangSigns.isInvisible(c);
    }

    /// The work on one text.
    private static final class Folding {
        private final String text;
        private final StringBuilder out;
        private final int[] origin;
        private int at;

        Folding(String text, boolean wayBack) {
            this.text = text;
            this.out = new StringBuilder(text.length() + 8);
            // a scheme may become longer by its colon and slashes: `hxp:/` by two
            this.origin = new int[wayBack ? text.length() * 3 / 2 + 16 : 0];
        }

        Defang all() {
            while (at < text.length()) {
                plain();
                if (at == text.length()) {
                    break;
                }
                char c = text.charAt(at);
                boolean folded = switch (c) {
                    case '[', '(', '{', '<' -> bracketed() || halfBracket(c);
                    case ']' -> afterDot();
                    case 'h', 'H' -> scheme();
                    case ' ' -> words();
                    case '_' -> underscored();
                    // a slash as JSON and JavaScript write it
                    case '\\' -> charAt(at + 1) == '/' && replace("/", 2);
                    default -> c >= 0xad && odd(c);
                };
                if (!folded) {
                    put(c, 1);
                }
            }
            note(text.length());
            return new Defang(out.toString(), origin);
        }

        /// Takes over what cannot begin anything that is folded.
        private void plain() {
            int start = at;
            while (at < text.length() && DefangSigns.isPlain(text.charAt(at))) {
                if (origin.length > 0) {
                    origin[out.length() + at - start] = at;
                }
                at++;
            }
            out.append(text, start, at);
        }

        private void note(int from) {
            if (origin.length > 0) {
                origin[out.length()] = from;
            }
        }

        private void put(char c, int read) {
            note(at);
            out.append(c);
            at += read;
        }

        private boolean replace(String meant, int read) {
            for (int index = 0; index < meant.length(); index++) {
                note(at);
                out.append(meant.charAt(index));
            }
            at += read;
            return true;
        }

        private char charAt(int index) {
            return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
        }

        private boolean isWordBefore() {
            return !out.isEmpty() && Character.isLetterOrDigit(out.charAt(out.length() - 1));
        }

        /// `[.]`, `( dot )`, `{at}`, `[://]` ...
        private boolean bracketed() {
            char close = ")]}>".charAt("([{<".indexOf(text.charAt(at)));
            int start = charAt(at + 1) == ' ' ? at + 2 : at + 1;
            int end = start;
            while (end < text.length() && end - start < 7 && text.charAt(end) != close && text.charAt(end) != ' ') {
                end++;
            }
            int behind = charAt(end) == ' ' ? end + 1 : end;
            if (charAt(behind) != close) {
                return false;
            }
            String meant = meant(text.substring(start, end).toLowerCase(Locale.ROOT));
            if (meant.isEmpty() || (close == '>' && end - start < 2)) {
                return false;
            }
            int read = behind + 1 - at;
            if (meant.equals(".") || meant.equals("@")) {
                if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
                    out.setLength(out.length() - 1);
                }
                read += charAt(at + read) == ' ' && Character.isLetterOrDigit(charAt(at + read + 1)) ? 1 : 0;
            }
            return replace(meant, read);
        }

        private static String meant(String word) {
            return switch (word) {
                case ".", "dot", "d0t", "punkt", "point", "punto", "ponto", "точка" -> ".";
                case "at", "@", "ät", "arroba" -> "@";
                case ":", "colon" -> ":";
                case "/", "slash" -> "/";
                case "://", ":/", ":\\\\", "//" -> word.equals("//") ? "//" : "://";
                default -> "";
            };
        }

        /// `example[.com`
        private boolean halfBracket(char open) {
            boolean dot = open != '<' && charAt(at + 1) == '.' && isWordBefore()
                    && Character.isLetterOrDigit(charAt(at + 2));
            return dot && replace(".", 2);
        }

        /// `example.]com`
        private boolean afterDot() {
            boolean dot = charAt(at - 1) == '.' && Character.isLetterOrDigit(charAt(at - 2))
                    && Character.isLetterOrDigit(charAt(at + 1));
            if (dot) {
                at++;
            }
            return dot;
        }

        /// `hxxp://`, `http:\\`, `http[:]//`, `http//`, `http:// example.com`.
        private boolean scheme() {
            if (isWordBefore()) {
                return false;
            }
            int end = at;
            while (end < text.length() && end - at < LONGEST_SCHEME
                    && (Ascii.isLetter(text.charAt(end)) || "*_#^".indexOf(text.charAt(end)) >= 0)) {
                end++;
            }
            String word = end - at < 3 ? "" : text.substring(at, end).toLowerCase(Locale.ROOT);
            boolean plain = word.equals("http") || word.equals("https");
            boolean secure = word.endsWith("ps");
            boolean odd = !plain && word.length() > 2 && DefangSigns.isScheme(secure
                    ? word.substring(0, word.length() - 1)
                    : word);
            if (!plain && !odd) {
                return false;
            }
            int open = charAt(end) == '[' ? 1 : 0;
            boolean optional = open == 1 && (charAt(end + 1) | 0x20) == 's' && charAt(end + 2) == ']';
            secure |= optional;
            int colon = optional ? end + 3 : end;
            int separator = separatorEnd(colon);
            String meant = secure ? "https" : "http";
            if (separator < 0) {
                return odd && replace(meant, colon - at);
            }
            boolean gap = charAt(separator) == ' ' && DefangSigns.isHostAhead(text, separator + 1);
            int read = (gap ? separator + 1 : separator) - at;
            return replace(meant + "://", read);
        }

        /// Behind what stands for `://`; negative when nothing does.
        private int separatorEnd(int from) {
            int end = from;
            boolean colon = false;
            int slashes = 0;
            while (end < text.length() && end - from < 12) {
                char c = text.charAt(end);
                if ((c == ':' || c == ';' || c == '\uff1a') && !colon && slashes == 0) {
                    colon = true;
                } else if (c == '/' || c == '\\' || c == '\uff0f' || c == '\u2044' || c == '\u2215') {
                    slashes++;
                } else if (c == '[' || c == ']') {
                    if (c == '[' && charAt(end + 1) != '/' && (slashes > 0 || charAt(end + 1) != ':')) {
                        break;
                    }
                } else {
                    break;
                }
                end++;
            }
            boolean enough = slashes >= 2 || (colon && slashes == 1);
            return enough ? end : -1;
        }

        /// ` dot `, ` at `, ` @ ` between the words of a name.
        private boolean words() {
            if (!isWordBefore()) {
                return false;
            }
            int dot = DefangSigns.spokenDot(text, at);
            if (dot > 0 && DefangSigns.isDomainAhead(text, dot) && !NO_NAMES.contains(lastWord())) {
                return replace(".", dot - at);
            }
            boolean sign = charAt(at + 1) == '@' && charAt(at + 2) == ' ';
            boolean spoken = text.regionMatches(true, at, " at ", 0, 4);
            int behind = sign ? at + 3 : at + 4;
            if (!sign && !spoken) {
                return false;
            }
            boolean loud = text.startsWith(" AT ", at) && Character.isLowerCase(charAt(at - 1));
            boolean domain = DefangSigns.isSpokenDomain(text, behind)
                    || ((sign || loud) && DefangSigns.isHostAhead(text, behind));
            return domain && replace("@", behind - at);
        }

        private String lastWord() {
            int start = out.length();
            while (start > 0 && out.length() - start < 12 && Character.isLetterOrDigit(out.charAt(start - 1))) {
                start--;
            }
            return out.substring(start).toLowerCase(Locale.ROOT);
        }

        /// `joe_at_example_dot_com`
        private boolean underscored() {
            if (text.regionMatches(true, at, "_at_", 0, 4) && isWordBefore()
                    && DefangSigns.within(text, at, "_dot_", 64)) {
                return replace("@", 4);
            }
            return text.regionMatches(true, at, "_dot_", 0, 5) && isWordBefore() && out.indexOf("@",
                    Math.max(0, out.length() - 64)) >= 0 && replace(".", 5);
        }

        /// Characters beyond ASCII.
        private boolean odd(char c) {
            if (isInvisible(c)) {
                at++;
                return true;
            }
            int point = text.codePointAt(at);
            char meant = DefangSigns.narrow(point, out.isEmpty() ? ' ' : out.charAt(out.length() - 1),
                    charAt(at + Character.charCount(point)));
            if (meant != 0) {
                put(meant, Character.charCount(point));
            }
            return meant != 0;
        }
    }
}
