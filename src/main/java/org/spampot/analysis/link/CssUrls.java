package org.spampot.analysis.link;

import java.util.Locale;
import java.util.function.Consumer;

/// `url(...)`, `src=...` and `@import "..."` in style sheets and style attributes, CSS escapes undone. One pass; an argument
/// is at most 8 KiB.
public final class CssUrls {
    private static final int LONGEST = 8 * 1024;

    private CssUrls() {}

    public static void find(String style, Consumer<String> found) {
        if (style.indexOf('(') < 0 && style.indexOf('@') < 0 && style.indexOf("//") < 0 && style.indexOf('\\') < 0) {
            return;
        }
        String css = unescaped(style);
        String lower = css.toLowerCase(Locale.ROOT);
        if (lower.length() != css.length()) {
            lower = css;
        }
        functions(css, lower, found);
        imports(css, lower, found);
        sources(css, lower, found);
    }

    private static void functions(String css, String lower, Consumer<String> found) {
        int at = lower.indexOf("url(");
        while (at >= 0) {
            int start = at + 4;
            int limit = Math.min(css.length(), start + LONGEST);
            int end = argumentEnd(css, start, limit);
            String url = unquoted(css.substring(start, Math.min(end, css.length())));
            boolean namespace = lower.substring(Math.max(0, at - 40), at).contains("@namespace");
            if (!url.isEmpty() && end < limit && !namespace) {
                found.accept(url);
            }
            at = lower.indexOf("url(", end);
        }
    }

    /// Where the parenthesis closes; one in quotes does not.
    private static int argumentEnd(String css, int from, int limit) {
        int at = from;
        while (at < limit && css.charAt(at) <= ' ') {
            at++;
        }
        char quote = at < limit ? css.charAt(at) : ' ';
        int closing = quote == '"' || quote == '\'' ? css.indexOf(quote, Math.min(at + 1, limit), limit) : -1;
        at = closing >= 0 ? closing : at;
        while (at < limit && css.charAt(at) != ')') {
            at++;
        }
        return at;
    }

    private static void imports(String css, String lower, Consumer<String> found) {
        int at = lower.indexOf("@import");
        while (at >= 0) {
            int start = at + 7;
            int limit = Math.min(css.length(), start + LONGEST);
            int end = start;
            while (end < limit && css.charAt(end) != ';') {
                end++;
            }
            String url = unquoted(css.substring(start, end));
            if (!url.isEmpty() && !url.regionMatches(true, 0, "url(", 0, 4)) {
                found.accept(url);
            }
            at = lower.indexOf("@import", end);
        }
    }

    /// `AlphaImageLoader(src='...')`, `image-set("..." 1x)`: strings that begin with a scheme.
    private static void sources(String css, String lower, Consumer<String> found) {
        for (int at = lower.indexOf("http"); at > 0; at = lower.indexOf("http", at + 4)) {
            char quote = css.charAt(at - 1);
            int end = quote == '"' || quote == '\'' ? css.indexOf(quote, at, Math.min(css.length(), at + LONGEST)) : -1;
            int before = at - 2;
            while (before >= 0 && css.charAt(before) <= ' ' && at - before < 16) {
                before--;
            }
            boolean known = (before >= 3 && lower.startsWith("url(", before - 3))
                    || (before >= 6 && lower.startsWith("@import", before - 6));
            if (end > at && !known) {
                found.accept(css.substring(at, end));
            }
        }
    }

    /// `\68 ttp` and `\:` as what they mean, comments left out.
    private static String unescaped(String css) {
        if (css.indexOf('\\') < 0) {
            return css;
        }
        var out = new StringBuilder(css.length());
        int at = 0;
        while (at < css.length()) {
            char c = css.charAt(at++);
            if (c != '\\' || at == css.length()) {
                out.append(c);
                continue;
            }
            int end = at;
            while (end < css.length() && end - at < 6 && Ascii.isHex(css.charAt(end))) {
                end++;
            }
            int point = end == at ? css.charAt(at) : Escapes.hex(css, at, end - at);
            out.append(Character.isValidCodePoint(point) && point > 0 ? Character.toString(point) : "");
            boolean space = end > at && end < css.length() && css.charAt(end) == ' ';
            at = end == at ? at + 1 : space ? end + 1 : end;
        }
        return out.toString();
    }

    private static String unquoted(String argument) {
        String url = argument.strip();
        if (!url.startsWith("\"") && !url.startsWith("'")) {
            return url;
        }
        int end = url.indexOf(url.charAt(0), 1);
        return url.substring(1, end < 0 ? url.length() : end);
    }
}
