package org.spampot.analysis.image;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One pass over the tags of an HTML text, for those who look at how things lie beside each other and need no tree: a
/// drawn code is thousands of cells, whose tree costs a hundred times as much.
final class HtmlTags {
    /// What is met, in the order of the page.
    interface Visitor {
        void open(String name, Map<String, String> attributes);

        void close(String name);

        /// Text between two tags, as written.
        void text(String html, int from, int to);

        /// What is inside of `style`.
        void style(String css);
    }

    private static final int LONGEST_NAME = 12;
    private static final int MOST_ATTRIBUTES = 30;
    private static final Set<String> HIDDEN = Set.of("script", "style", "title", "textarea", "xmp");

    private final String html;
    private final Visitor visitor;
    private int at;

    private HtmlTags(String html, Visitor visitor) {
        this.html = html;
        this.visitor = visitor;
    }

    static void read(String html, Visitor visitor) {
        new HtmlTags(html, visitor).read();
    }

    /// The attributes of the tag whose name ends before `from`, by name in lower case.
    static Map<String, String> attributes(String html, int from) {
        var tag = new HtmlTags(html, new PictureRows());
        tag.at = from;
        return tag.attributes();
    }

    private void read() {
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            int end = tag < 0 ? html.length() : tag;
            if (end > at) {
                visitor.text(html, at, end);
            }
            at = end;
            if (tag >= 0) {
                tag();
            }
        }
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            int end = html.indexOf("-->", at + 4);
            at = end < 0 ? html.length() : end + 3;
            return;
        }
        boolean closing = html.startsWith("</", at);
        int start = at + (closing ? 2 : 1);
        int end = start;
        while (end < html.length() && end - start < LONGEST_NAME && isNameCharacter(html.charAt(end))) {
            end++;
        }
        if (end == start) {
            visitor.text(html, at, at + 1);
            at++;
            return;
        }
        String name = html.substring(start, end).toLowerCase(Locale.ROOT);
        at = end;
        Map<String, String> attributes = attributes();
        if (closing) {
            visitor.close(name);
        } else {
            visitor.open(name, attributes);
            if (HIDDEN.contains(name)) {
                hidden(name);
            }
        }
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private void hidden(String name) {
        int from = at;
        int end = from;
        while (true) {
            end = html.indexOf("</", end);
            if (end < 0) {
                at = html.length();
                return;
            }
            if (html.regionMatches(true, end + 2, name, 0, name.length())) {
                break;
            }
            end += 2;
        }
        at = end;
        if (name.equals("style")) {
            visitor.style(html.substring(from, end));
        }
    }

    private Map<String, String> attributes() {
        Map<String, String> found = new HashMap<>();
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '>') {
                at++;
                return found;
            }
            if (c <= ' ' || c == '/') {
                at++;
                continue;
            }
            int start = at;
            while (at < html.length() && "=>/ \t\r\n\f".indexOf(html.charAt(at)) < 0) {
                at++;
            }
            String name = html.substring(start, Math.min(at, start + 40)).toLowerCase(Locale.ROOT);
            String value = value();
            if (at == start) {
                at++;
            } else if (found.size() < MOST_ATTRIBUTES) {
                found.putIfAbsent(name, value);
            }
        }
        return found;
    }

    private String value() {
        int here = at;
        skipSpace();
        if (at >= html.length() || html.charAt(at) != '=') {
            at = here;
            return "";
        }
        at++;
        skipSpace();
        if (at >= html.length()) {
            return "";
        }
        char quote = html.charAt(at);
        int start = at;
        if (quote == '"' || quote == '\'') {
            int end = html.indexOf(quote, at + 1);
            at = end < 0 ? html.length() : end + 1;
            return html.substring(start + 1, end < 0 ? html.length() : end);
        }
        while (at < html.length() && "> \t\r\n\f".indexOf(html.charAt(at)) < 0) {
            at++;
        }
        return html.substring(start, at);
    }

    private void skipSpace() {
        while (at < html.length() && html.charAt(at) <= ' ') {
            at++;
        }
    }
}
