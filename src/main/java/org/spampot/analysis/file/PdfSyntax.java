package org.spampot.analysis.file;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Values in the text of PDF objects (ISO 32000-1 section 7.3), one character a byte. Nothing is parsed into a tree: a key
/// is looked for and its value cut out, so that broken objects give what they have.
final class PdfSyntax {
    private static final int LONGEST_VALUE = 64 * 1024;

    private PdfSyntax() {}

    /// The source of the first value of `key` (`/Length`); empty when there is none.
    static String value(String source, String key) {
        int at = key(source, key, 0);
        return at < 0 ? "" : source.substring(at, end(source, at));
    }

    static boolean has(String source, String key) {
        return key(source, key, 0) >= 0;
    }

    /// The sources of all values of `key` that are strings, numbers or references, at any depth.
    static void values(String source, String key, Consumer<String> found) {
        int at = key(source, key, 0);
        while (at >= 0 && at < source.length()) {
            // a dictionary or a list may hold the key again, so it is gone into (and a name may be the key itself, as in
            // `/S /URI /URI (...)`); and never walked over for its end, or
            // many in each other would be walked over as often
            boolean holds = source.charAt(at) == '[' || source.charAt(at) == '/' || source.startsWith("<<", at);
            int end = holds ? at : end(source, at);
            if (!holds) {
                found.accept(source.substring(at, end));
            }
            at = key(source, key, end);
        }
    }

    /// Where the value behind `key` begins; -1 when there is none from `from` on.
    private static int key(String source, String key, int from) {
        int at = source.indexOf(key, from);
        while (at >= 0) {
            int after = at + key.length();
            if (after >= source.length() || !regular(source.charAt(after))) {
                while (after < source.length() && blank(source.charAt(after))) {
                    after++;
                }
                return after;
            }
            at = source.indexOf(key, after);
        }
        return -1;
    }

    /// The number of the object that `value` refers to (`12 0 R`); -1 when it is no reference.
    static int reference(String value) {
        int space = value.indexOf(' ');
        return value.endsWith("R") && space > 0 ? number(value.substring(0, space)) : -1;
    }

    static int number(String value) {
        int number = 0;
        int digits = 0;
        for (int at = 0; at < value.length() && digits < 9; at++) {
            char c = value.charAt(at);
            if (c < '0' || c > '9') {
                break;
            }
            number = number * 10 + c - '0';
            digits++;
        }
        return digits == 0 ? -1 : number;
    }

    /// Behind the value that begins at `at`.
    static int end(String source, int at) {
        int most = Math.min(source.length(), at + LONGEST_VALUE);
        if (at >= most) {
            return most;
        }
        return switch (source.charAt(at)) {
            case '(' -> stringEnd(source, at, most);
            case '<' -> source.startsWith("<<", at) ? nestedEnd(source, at, most) : closing(source, at, most, '>');
            case '[' -> nestedEnd(source, at, most);
            default -> wordEnd(source, at, most);
        };
    }

    private static int closing(String source, int at, int most, char close) {
        int end = source.indexOf(close, at, most);
        return end < 0 ? most : end + 1;
    }

    private static int stringEnd(String source, int from, int most) {
        int depth = 0;
        for (int at = from; at < most; at++) {
            char c = source.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return at + 1;
            }
        }
        return most;
    }

    private static int nestedEnd(String source, int from, int most) {
        int depth = 0;
        int at = from;
        while (at < most) {
            char c = source.charAt(at);
            if (c == '(') {
                at = stringEnd(source, at, most);
                continue;
            }
            if (c == '[' || source.startsWith("<<", at)) {
                depth++;
            } else if (c == ']' || source.startsWith(">>", at)) {
                depth--;
            }
            at += source.startsWith("<<", at) || source.startsWith(">>", at) ? 2 : 1;
            if (depth == 0) {
                return at;
            }
        }
        return most;
    }

    /// A name, a number, or a reference, which is three words.
    private static int wordEnd(String source, int from, int most) {
        int end = from + 1;
        while (end < most && regular(source.charAt(end))) {
            end++;
        }
        if (Character.isDigit(source.charAt(from))) {
            int generation = end + 1;
            while (generation < most && Character.isDigit(source.charAt(generation))) {
                generation++;
            }
            if (generation > end + 1 && source.startsWith(" R", generation)) {
                return generation + 2;
            }
        }
        return end;
    }

    static boolean regular(char c) {
        return !blank(c) && "()<>[]{}/%".indexOf(c) < 0;
    }

    static boolean blank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
    }

    /// The bytes of a literal or hexadecimal string, a character each; nothing when the value is none.
    static @Nullable String string(String value) {
        if (value.startsWith("(")) {
            return literal(value);
        }
        return value.startsWith("<") && !value.startsWith("<<") ? hex(value) : null;
    }

    /// A text string: UTF-16 or UTF-8 with a mark, else one character a byte.
    static String text(String bytes) {
        if (bytes.startsWith("\u00fe\u00ff")) {
            return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_16);
        }
        return bytes.startsWith("\u00ef\u00bb\u00bf")
                ? new String(bytes.substring(3).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                : bytes;
    }

    private static String literal(String value) {
        var out = new StringBuilder();
        int last = value.endsWith(")") ? value.length() - 1 : value.length();
        for (int at = 1; at < last; at++) {
            char c = value.charAt(at);
            if (c != '\\' || at + 1 >= last) {
                out.append(c);
                continue;
            }
            char next = value.charAt(++at);
            switch (next) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case '\n' -> {
                    // the line goes on
                }
                case '\r' -> at += at + 1 < last && value.charAt(at + 1) == '\n' ? 1 : 0;
                default -> at = octal(value, at, last, out);
            }
        }
        return out.toString();
    }

    private static int octal(String value, int from, int last, StringBuilder out) {
        int code = 0;
        int at = from;
        while (at < last && at < from + 3 && value.charAt(at) >= '0' && value.charAt(at) <= '7') {
            code = code * 8 + value.charAt(at) - '0';
            at++;
        }
        out.append(at == from ? value.charAt(from) : (char) (code & 0xff));
        return at == from ? from : at - 1;
    }

    private static String hex(String value) {
        var out = new StringBuilder();
        int high = -1;
        for (int at = 1; at < value.length(); at++) {
            int digit = Character.digit(value.charAt(at), 16);
            if (digit >= 0 && high < 0) {
                high = digit;
            } else if (digit >= 0) {
                out.append((char) (high << 4 | digit));
                high = -1;
            }
        }
        return high < 0 ? out.toString() : out.append((char) (high << 4)).toString();
    }

    /// `#xx` in names, which hides `/JavaScript` from who looks for it.
    static String unescapedNames(String source) {
        if (source.indexOf('#') < 0) {
            return source;
        }
        var out = new StringBuilder(source.length());
        boolean name = false;
        for (int at = 0; at < source.length(); at++) {
            char c = source.charAt(at);
            name = c == '/' || (name && regular(c));
            int high = name && c == '#' && at + 2 < source.length() ? Character.digit(source.charAt(at + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(source.charAt(at + 2), 16);
            if (low >= 0) {
                out.append((char) (high << 4 | low));
                at += 2;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
