package org.spampot.analysis.html;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/// The rules of `<style>` whose selectors are simple: `p`, `.a`, `#b`, `p.a`, `p#b`, `*`, and lists of these. Others, and what
/// stands in `@media` and its kin, is left out: it takes a browser.
///
/// An element is asked for by its names, so the cost does not depend on the number of rules.
final class StyleSheet {
    private static final int MOST_RULES = 1_000;
    private static final int LONGEST_READ = 128 * 1024;
    private static final int MOST_CLASSES = 20;

    private final Map<String, Map<String, String>> rules = new HashMap<>();
    /// Styles written at elements, read: mail has the same ones in every cell.
    private final Map<String, Map<String, String>> styles = new HashMap<>();
    private int count;

    boolean isEmpty() {
        return rules.isEmpty();
    }

    void add(String css) {
        String text = uncommented(css.substring(0, Math.min(LONGEST_READ, css.length())));
        int at = 0;
        while (at < text.length() && count < MOST_RULES) {
            int open = text.indexOf('{', at);
            if (open < 0) {
                return;
            }
            String selectors = text.substring(at, open).strip();
            if (selectors.startsWith("@")) {
                int semicolon = selectors.lastIndexOf(';');
                if (semicolon < 0) {
                    at = closeOfBlock(text, open);
                    continue;
                }
                selectors = selectors.substring(semicolon + 1).strip(); // `@import "x";` before a rule
            }
            int close = text.indexOf('}', open);
            int end = close < 0 ? text.length() : close;
            rule(selectors, text.substring(open + 1, end));
            at = end + 1;
        }
    }

    private void rule(String selectors, String body) {
        count++;
        Map<String, String> declarations = Declarations.parse(body);
        if (declarations.isEmpty()) {
            return;
        }
        for (String selector : selectors.split(",", 50)) {
            String key = selector.strip();
            if (isSimple(key)) {
                // class names have a case, tags have none: mail programs differ, so none is kept
                rules.computeIfAbsent(key.toLowerCase(Locale.ROOT), _ -> new HashMap<>()).putAll(declarations);
            }
        }
    }

    private static boolean isSimple(String selector) {
        boolean sized = !selector.isEmpty() && selector.length() <= 80;
        return sized && selector.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-.#*".indexOf(c) >= 0)
                && selector.chars().filter(c -> c == '.' || c == '#').count() <= 1;
    }

    private static String uncommented(String css) {
        int start = css.indexOf("/*");
        if (start < 0 && !css.contains("<!--")) {
            return css;
        }
        var out = new StringBuilder(css.length());
        int at = 0;
        while (start >= 0) {
            out.append(css, at, start);
            int end = css.indexOf("*/", start + 2);
            at = end < 0 ? css.length() : end + 2;
            start = css.indexOf("/*", at);
        }
        return out.append(css, at, css.length()).toString().replace("<!--", "").replace("-->", "");
    }

    private static int closeOfBlock(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return text.length();
    }

    /// What applies to an element, its own `style` last.
    Map<String, String> of(Element element) {
        String style = element.attr("style");
        if (rules.isEmpty()) {
            return own(style);
        }
        Map<String, String> found = new HashMap<>();
        String tag = element.normalName();
        add(found, "*");
        add(found, tag);
        String names = element.attr("class");
        if (!names.isEmpty()) {
            int some = 0;
            for (String name : names.toLowerCase(Locale.ROOT).strip().split("\\s+", MOST_CLASSES + 1)) {
                if (some++ < MOST_CLASSES) {
                    add(found, "." + name);
                    add(found, tag + "." + name);
                }
            }
        }
        String id = element.id().toLowerCase(Locale.ROOT);
        if (!id.isEmpty()) {
            add(found, "#" + id);
            add(found, tag + "#" + id);
        }
        own(style).forEach((name, value) -> found.merge(name, value,
                (before, now) -> before.contains("!important") && !now.contains("!important") ? before : now));
        return found;
    }

    private Map<String, String> own(String style) {
        return style.isEmpty() ? Map.of() : styles.computeIfAbsent(style, Declarations::parse);
    }

    private void add(Map<String, String> found, String selector) {
        Map<String, String> more = rules.get(selector);
        if (more != null) {
            found.putAll(more);
        }
    }
}
