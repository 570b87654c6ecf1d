package org.spampot.analysis.link;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A `data:` URL (RFC 2397) that holds text.
///
/// @param type media type in lower case; `text/plain` when none is given
/// @param text decoded as UTF-8
public record DataUri(String type, String text) {
    /// Nothing when `url` is no `data:` URL of text.
    public static @Nullable DataUri parse(String url) {
        String start = url.stripLeading();
        int comma = start.regionMatches(true, 0, "data:", 0, 5) ? start.indexOf(',') : -1;
        if (comma < 0 || comma > 200) {
            return null;
        }
        String head = start.substring(5, comma).toLowerCase(Locale.ROOT);
        int semicolon = head.indexOf(';');
        String type = (semicolon < 0 ? head : head.substring(0, semicolon)).strip();
        type = type.isEmpty() ? "text/plain" : type;
        if (!type.startsWith("text/") && !isMarkup(type) && !type.endsWith("javascript") && !type.endsWith("json")) {
            return null;
        }
        String data = start.substring(comma + 1);
        return new DataUri(type, head.endsWith("base64") ? decoded(Escapes.percent(data)) : Escapes.percent(data));
    }

    /// True when the text is read as HTML is.
    public boolean isMarkup() {
        return isMarkup(type);
    }

    private static boolean isMarkup(String type) {
        return type.contains("html") || type.endsWith("xml");
    }

    private static String decoded(String base64) {
        var digits = new StringBuilder(base64.length());
        for (int at = 0; at < base64.length() && base64.charAt(at) != '='; at++) {
            char c = base64.charAt(at);
            if (Ascii.isWord(c) || c == '+' || c == '/') {
                digits.append(c);
            } else if (c == '-' || c == '_') {
                digits.append(c == '-' ? '+' : '/');
            }
        }
        digits.setLength(digits.length() - (digits.length() % 4 == 1 ? 1 : 0));
        return new String(Base64.getDecoder().decode(digits.toString()), StandardCharsets.UTF_8);
    }
}
