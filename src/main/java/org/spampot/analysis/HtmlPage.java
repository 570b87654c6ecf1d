package org.spampot.analysis;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.spampot.analysis.html.HtmlShape;
import org.spampot.analysis.html.SeenText;

/// What is in an HTML part: its text, and every URL its elements name. Parsed once; the tree is not kept.
///
/// A page is read up to a number of tags and a number of characters: each tag costs hundreds of bytes in the tree, and a
/// page of nothing but `<a>` would take gigabytes. What comes after is searched as plain text.
///
/// @param part number of the part
/// @param text as a person sees it, with what is after the limit at its end
/// @param hidden text on the page that nobody sees
/// @param reasons why it is not seen, with the number of characters
/// @param shape how the page is built
/// @param urls as written, in the order of the page
/// @param base of `base@href`; empty when none
/// @param unread text that no one reads: scripts, comments, attributes
record HtmlPage(String part, String text, String hidden, SortedMap<String, Integer> reasons, HtmlShape shape,
        List<RawUrl> urls, String base, List<Unread> unread) {
    private static final int MOST_TAGS = 50_000;
    private static final int MOST_CHARACTERS = 3 * 1024 * 1024;

    /// @param how element and attribute: `a@href`
    /// @param label the beginning of the text that an anchor shows; empty for all else
    record RawUrl(String how, String value, String label) {
        RawUrl(String how, String value) {
            this(how, value, "");
        }
    }

    /// @param how `script`, `comment`, or the element and attribute: `img@alt`
    record Unread(String how, String text) {}

    static HtmlPage of(TextPart text, Mail mail) {
        return of(text.text(), text.part().number(), "", mail);
    }

    /// @param path how the page is reached in its part; put before the `how` of its URLs
    static HtmlPage of(String html, String part, String path, Mail mail) {
        int end = end(html);
        if (end < html.length()) {
            mail.truncated("html: only the first " + MOST_TAGS + " tags or " + MOST_CHARACTERS
                    + " characters of a part were read as HTML");
        }
        Document document = Parser.htmlParser().setTrackErrors(0).parseInput(html.substring(0, end), "");
        var collector = new HtmlCollector();
        NodeTraversor.traverse(collector, document);
        if (collector.overflowed()) {
            mail.truncated("html: only the first " + HtmlUrls.MOST + " URLs of a part were read");
        }
        SeenText seen = SeenText.of(document);
        String rest = end < html.length() ? "\n" + html.substring(end) : "";
        List<RawUrl> urls = path.isEmpty()
                ? collector.urls()
                : collector.urls().stream().map(url -> new RawUrl(path + url.how(), url.value(), url.label())).toList();
        List<Unread> unread = path.isEmpty()
                ? collector.unread()
                : collector.unread().stream().map(text -> new Unread(path + text.how(), text.text())).toList();
        return new HtmlPage(part, seen.seen() + rest, seen.hidden(), seen.reasons(), HtmlShape.of(document), urls,
                collector.base(), unread);
    }

    /// What only names URLs, as a document does, with nothing to be seen.
    static HtmlPage naming(String part, List<RawUrl> urls) {
        return new HtmlPage(part, "", "", Collections.emptySortedMap(), HtmlShape.NONE, urls, "", List.of());
    }

    /// The beginning that is read as HTML.
    static String readable(String html) {
        return html.substring(0, end(html));
    }

    private static int end(String html) {
        int most = Math.min(html.length(), MOST_CHARACTERS);
        int at = -1;
        for (int tags = 0; tags <= MOST_TAGS; tags++) {
            at = html.indexOf('<', at + 1);
            if (at < 0 || at >= most) {
                return most;
            }
        }
        return at;
    }
}
