package org.spampot.analysis.link;

import java.util.Locale;
import java.util.function.Consumer;

/// `url(...)` and `@import "..."` in style sheets and style attributes. One pass; an argument is at most 8 KiB.
public final class CssUrls {
    private static final int LONGEST = 8 * 1024;

    private CssUrls() {}

    public static void find(String css, Consumer<String> found) {
        String lower = css.toLowerCase(Locale.ROOT);
        if (lower.length() != css.length()) {
            lower = css;
        }
        int at = lower.indexOf("url(");
        while (at >= 0) {
            int start = at + 4;
            int limit = Math.min(css.length(), start + LONGEST);
            int end = start;
            while (end < limit && css.charAt(end) != ')') {
                end++;
            }
            String url = unquoted(css.substring(start, end));
            if (!url.isEmpty() && end < limit) {
                found.accept(url);
            }
            at = lower.indexOf("url(", end);
        }
        imports(css, lower, found);
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

    private static String unquoted(String argument) {
        String url = argument.strip();
        if (!url.startsWith("\"") && !url.startsWith("'")) {
            return url;
        }
        int end = url.indexOf(url.charAt(0), 1);
        return url.substring(1, end < 0 ? url.length() : end);
    }
}
