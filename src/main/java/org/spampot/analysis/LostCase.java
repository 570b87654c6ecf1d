package org.spampot.analysis;

import java.util.regex.Pattern;

/// Whether the library of expressions would come to an end: it looks for a letter's other cases until it is back at the letter, and
/// from U+1C80 to U+1C88 (Cyrillic letters whose capitals have other small letters) it never is.
final class LostCase {
    static final int FIRST = 0x1c80;
    static final int LAST = 0x1c88;
    /// What spans all letters that have cases is not looked at one by one.
    private static final int FIRST_WITH_CASE = 0x41;
    private static final int LAST_WITH_CASE = 0x1e943;
    private static final Pattern SWITCHED_ON = Pattern.compile("\\(\\?[A-Za-z<>-]*i");

    private final String text;
    private int at;
    private boolean quoted;

    private LostCase(String text) {
        this.text = text;
    }

    /// Whether `text` has one of these letters, alone or in a range, where case does not count. What is no range but looks
    /// like one is taken for one, if there is a set at all.
    static boolean in(String text, boolean caseless) {
        return (caseless || SWITCHED_ON.matcher(text).find()) && new LostCase(text).found();
    }

    /// Each `-` is taken for that of a range between its neighbors, as which one is depends on all before it: `[--z]` begins
    /// at the first.
    private boolean found() {
        boolean sets = text.indexOf('[') >= 0;
        int first = -1;
        int middle = -1;
        while (at < text.length()) {
            int last = next();
            boolean range = sets && middle == '-' && first >= 0 && first <= LAST && last >= FIRST;
            boolean all = first <= FIRST_WITH_CASE && last >= LAST_WITH_CASE;
            if ((range && !all) || (last >= FIRST && last <= LAST)) {
                return true;
            }
            first = middle;
            middle = last;
        }
        return false;
    }

    /// The letter at hand, of an escape what it stands for; -1 when that is no letter.
    private int next() {
        if (quoted && text.startsWith("\\E", at)) {
            quoted = false;
            at += 2;
            return -1;
        }
        int letter = text.codePointAt(at);
        at += Character.charCount(letter);
        if (letter != '\\' || quoted || at >= text.length()) {
            return letter;
        }
        char escape = text.charAt(at++);
        return switch (escape) {
            case 'Q' -> {
                quoted = true;
                yield -1;
            }
            case 'x' -> hex();
            // its neighbor stands for it, as it is not that of a range
            case '-' -> '.';
            default -> escape;
        };
    }

    private int hex() {
        boolean braces = text.startsWith("{", at);
        int from = braces ? at + 1 : at;
        int end = braces ? text.indexOf('}', from) : Math.min(text.length(), from + 2);
        if (end < 0 || end - from > 8) {
            return -1;
        }
        at = braces ? end + 1 : end;
        try {
            return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(text.substring(from, end), 16));
        } catch (NumberFormatException wrong) {
            return -1;
        }
    }
}
