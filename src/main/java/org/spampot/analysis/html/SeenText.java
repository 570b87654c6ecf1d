package org.spampot.analysis.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// The text of a page in two: as a person sees it, in lines as blocks, lists and tables make them, and what is on the page
/// without being seen. One walk over the tree.
///
/// Styles that are written at elements and simple rules of `<style>` are followed; what it takes a browser for (layout,
/// `@media`, one thing in front of another) is not: then text counts as seen.
///
/// @param seen with the text of pictures in brackets: `[Pay now]`
/// @param hidden pieces on lines of their own
/// @param reasons why pieces were hidden, and how many characters for each reason, white space not counted
public record SeenText(String seen, String hidden, SortedMap<String, Integer> reasons) {
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final int LONGEST_ALT = 500;

    /// What is seen of a page, and what is not.
    ///
    /// @param page parsed
    public static SeenText of(Document page) {
        var sheet = new StyleSheet();
        page.getElementsByTag("style").forEach(style -> sheet.add(style.data()));
        var walk = new Walk(sheet);
        NodeTraversor.traverse(walk, page);
        return new SeenText(walk.seen.toString(), walk.hidden.toString(), walk.reasons);
    }

    /// Where the walk is.
    private static final class Walk implements NodeVisitor {
        private final StyleSheet sheet;
        private final Deque<Look> looks = new ArrayDeque<>();
        private final StringBuilder seen = new StringBuilder();
        private final StringBuilder hidden = new StringBuilder();
        private final SortedMap<String, Integer> reasons = new TreeMap<>();

        Walk(StyleSheet sheet) {
            this.sheet = sheet;
            looks.push(Look.PAGE);
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text(words.getWholeText(), looks.element());
            } else if (node instanceof Element element) {
                element(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                looks.pop();
                if (element.isBlock() || CELLS.contains(element.normalName())) {
                    line();
                }
            }
        }

        private void element(Element element) {
            Look look = looks.element().inside(element, sheet.of(element));
            looks.push(look);
            String name = element.normalName();
            if (name.equals("br") || element.isBlock()) {
                line();
            }
            switch (name) {
                case "li" -> text("- ", look);
                case "img", "input" -> picture(element, look);
                default -> {
                    // others are no text themselves
                }
            }
        }

        private void picture(Element element, Look look) {
            boolean button = element.normalName().equals("input");
            String type = element.attr("type").toLowerCase(Locale.ROOT);
            if (button && (type.equals("submit") || type.equals("button"))) {
                text("[" + element.attr("value") + "]", look);
                return;
            }
            String alt = element.attr("alt").strip();
            if (!button && !alt.isEmpty()) {
                text("[" + alt.substring(0, Math.min(LONGEST_ALT, alt.length())) + "]", look.ofPicture());
            }
        }

        private void text(String words, Look look) {
            String why = look.why();
            if (why.isEmpty()) {
                append(words, look.pre(), seen);
                return;
            }
            int letters = 0;
            for (int at = 0; at < words.length(); at++) {
                letters += isSpace(words.charAt(at)) ? 0 : 1;
            }
            if (letters > 0) {
                if (!hidden.isEmpty() && hidden.charAt(hidden.length() - 1) != '\n' && hidden.length() > 0
                        && !Character.isLetterOrDigit(words.charAt(0))) {
                    hidden.append(' ');
                }
                append(words, look.pre(), hidden);
                reasons.merge(why, letters, Integer::sum);
            }
        }

        private static void append(String words, boolean pre, StringBuilder out) {
            if (pre) {
                out.append(words);
                return;
            }
            for (int at = 0; at < words.length(); at++) {
                char c = words.charAt(at);
                if (!isBreak(c)) {
                    out.append(c);
                } else if (!out.isEmpty() && !isBreak(out.charAt(out.length() - 1))) {
                    out.append(' ');
                }
            }
        }

        /// White space that runs together; a no-break space does not.
        private static boolean isBreak(char c) {
            return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        }

        private static boolean isSpace(char c) {
            return isBreak(c) || c == '\u00a0' || c == '\u200c' || c == '\u200b' || c == '\u034f' || c == '\ufeff'
                    || c == '\u00ad' || c == '\u2007';
        }

        private void line() {
            for (StringBuilder out : new StringBuilder[]{seen, hidden}) {
                int end = out.length();
                while (end > 0 && out.charAt(end - 1) == ' ') {
                    end--;
                }
                if (end > 0 && out.charAt(end - 1) != '\n') {
                    out.setLength(end);
                    out.append('\n');
                }
            }
        }
    }
}
