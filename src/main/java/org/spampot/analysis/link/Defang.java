package org.spampot.analysis.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Text with links that were made harmless (`hxxp://`, `example[.]com`) or unreadable for filters (zero-width characters,
/// full-width letters) as a browser's user would type them, with the way back to the place in the original.
public final class Defang {
    private record Rule(String written, String meant) {}

    private static final List<Rule> RULES = List.of(new Rule("[.]", "."), new Rule("(.)", "."), new Rule("{.}", "."),
            new Rule("[dot]", "."), new Rule("(dot)", "."), new Rule("{dot}", "."), new Rule("[:]", ":"),
            new Rule("[://]", "://"), new Rule("[/]", "/"), new Rule("[at]", "@"), new Rule("(at)", "@"),
            new Rule("[@]", "@"), new Rule("hxxp", "http"), new Rule("h**p", "http"));

    private final String text;
    /// Index in the original for each character and the end; empty when nothing was folded.
    private final int[] origin;

    private Defang(String text, int[] origin) {
        this.text = text;
        this.origin = origin;
    }

    /// Folds `text`; cheap when there is nothing to fold.
    public static Defang fold(String text) {
        if (!needed(text)) {
            return new Defang(text, new int[0]);
        }
        var out = new StringBuilder(text.length());
        int[] origin = new int[text.length() + 1];
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int length = out.length();
            @Nullable
            Rule rule = "[({hH".indexOf(c) >= 0 ? rule(text, at) : null;
            if (rule != null) {
                out.append(rule.meant);
            } else if (!isInvisible(c)) {
                out.append(narrow(c));
            }
            for (int index = length; index < out.length(); index++) {
                origin[index] = at;
            }
            at += rule == null ? 1 : rule.written.length();
        }
        origin[out.length()] = text.length();
        return new Defang(out.toString(), origin);
    }

    public String text() {
        return text;
    }

    /// The index in the original of the character at `index`.
    public int originOf(int index) {
        return origin.length == 0 ? index : origin[index];
    }

    /// Zero-width characters, soft hyphens and marks of direction.
    public static boolean isInvisible(char c) {
        boolean zeroWidth = (c >= 0x200b && c <= 0x200f) || (c >= 0x2060 && c <= 0x2064) || c == 0xfeff;
        return c == 0xad || zeroWidth || (c >= 0x202a && c <= 0x202e);
    }

    private static boolean needed(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '[' || c == '{' || c == '(') {
                char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
                if (".:/@daDA".indexOf(next) >= 0) {
                    return true;
                }
            } else if (c == 'x' || c == 'X' || c == '*') {
                if (at > 0 && (text.charAt(at - 1) | 0x20) == 'h') {
                    return true;
                }
            } else if (c >= 0xad && (isInvisible(c) || narrow(c) != c)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Rule rule(String text, int at) {
        for (Rule rule : RULES) {
            if (text.regionMatches(true, at, rule.written, 0, rule.written.length())) {
                return rule;
            }
        }
        return null;
    }

    /// Full-width letters, digits and the signs a host has. Other full-width punctuation ends a URL in Chinese and
    /// Japanese text.
    private static char narrow(char c) {
        if (c < 0xff01 || c > 0xff5e) {
            return c;
        }
        char ascii = (char) (c - 0xfee0);
        return Ascii.isWord(ascii) || "-._/".indexOf(ascii) >= 0 ? ascii : c;
    }
}
