package org.spampot.analysis.html;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The declarations of a style (`color: red; font-size: 0`) that say whether text is seen. Names and values are in lower
/// case; the last one of a name counts.
final class Declarations {
    private static final Set<String> KEPT = Set.of("display", "visibility", "opacity", "font-size", "font", "color",
            "background", "background-color", "background-image", "position", "left", "right", "top", "margin-left",
            "margin-top", "text-indent", "max-height", "height", "width", "max-width", "overflow", "overflow-y", "clip",
            "clip-path", "transform", "mso-hide", "white-space");
    private static final int MOST = 60;
    private static final int LONGEST_VALUE = 100;
    private static final int LONGEST_READ = 8 * 1024;

    private Declarations() {}

    static Map<String, String> parse(String style) {
        Map<String, String> found = new HashMap<>();
        String text = style.substring(0, Math.min(LONGEST_READ, style.length()));
        int start = 0;
        for (int count = 0; start < text.length() && count < MOST; count++) {
            int end = end(text, start);
            int colon = text.indexOf(':', start);
            if (colon > 0 && colon < end) {
                String name = text.substring(start, colon).strip().toLowerCase(Locale.ROOT);
                if (KEPT.contains(name)) {
                    String value = text.substring(colon + 1, end).strip().toLowerCase(Locale.ROOT);
                    found.put(name, value.substring(0, Math.min(LONGEST_VALUE, value.length())));
                }
            }
            start = end + 1;
        }
        return found;
    }

    /// The next semicolon outside of parentheses: `url(data:image/png;base64,...)`.
    private static int end(String text, int start) {
        int depth = 0;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ';' && depth <= 0) {
                return at;
            }
        }
        return text.length();
    }
}
