package org.spampot.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.link.CssUrls;
import org.spampot.analysis.link.DataUri;
import org.spampot.analysis.link.Escapes;

/// The URLs that the elements of a page name, in attributes and styles; those of pages inside the page (`srcdoc`, `data:`,
/// comments, which Outlook and old programs read) with how they were reached.
final class HtmlUrls {
    static final int MOST = 20_000;
    private static final int DEEPEST = 3;
    private static final int MOST_CANDIDATES = 200;
    private static final int LONGEST_LABEL = 300;
    private static final int LABEL_NODES = 64;
    /// Places that are told apart; what is at others counts as script.
    private static final int MOST_PLACES = 100;
    private static final String SCRIPT = "script";
    private static final String COMMENT = "comment";
    /// Attributes that hold a URL, whatever the element: browsers take some on elements no standard gives them to.
    private static final Set<String> ATTRIBUTES = Set.of("href", "src", "action", "formaction", "background", "data",
            "poster", "cite", "longdesc", "lowsrc", "dynsrc", "xlink:href", "codebase", "manifest", "classid", "usemap",
            "archive", "profile", "data-src", "data-href", "data-saferedirecturl", "originalsrc", "icon", "pluginspage",
            "o:href", "xml:base", "srcurl", "data-url", "data-link", "data-original");
    /// Attributes that hold the name of a vocabulary, which looks like a URL and leads nowhere.
    private static final Set<String> VOCABULARY = Set.of("xmlns", "itemtype", "vocab", "typeof", "prefix", "property",
            "datatype", "rel", "dtd", "doctype");

    private final int depth;
    private final List<HtmlPage.RawUrl> urls = new ArrayList<>();
    /// What nobody reads, by where it is.
    private final Map<String, StringBuilder> unread = new LinkedHashMap<>();
    private String base = "";
    private boolean overflowed;

    HtmlUrls(int depth) {
        this.depth = depth;
    }

    void element(Element element) {
        if (element.attributesSize() == 0) {
            return;
        }
        String name = element.normalName();
        boolean refresh = name.equals("meta") && element.attr("http-equiv").strip().equalsIgnoreCase("refresh");
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey().toLowerCase(Locale.ROOT);
            if (!refresh || !key.equals("content")) {
                attribute(element, name, key, attribute.getValue());
            }
        }
        if (refresh) {
            refresh(element.attr("content"));
        }
        if (name.equals("base") && base.isEmpty()) {
            base = element.attr("href").strip();
        }
    }

    void style(String css) {
        CssUrls.find(css, url -> add("style", url, ""));
    }

    /// A script, to be searched for URLs as text is.
    void script(String text) {
        unread(SCRIPT, text);
    }

    /// Text that no one reads, to be searched for URLs all the same.
    private void unread(String how, String text) {
        if (!text.isEmpty()) {
            boolean told = unread.size() < MOST_PLACES || unread.containsKey(how);
            unread.computeIfAbsent(told ? how : SCRIPT, any -> new StringBuilder()).append(text).append('\n');
        }
    }

    /// A comment is searched as text; one that holds elements is read as a page, as conditional comments are.
    void comment(String text) {
        int open = text.indexOf('<');
        boolean elements = open >= 0 && text.indexOf('=', open) > 0 && text.indexOf('>', open) > 0;
        if (!elements || !inside(text.startsWith("[if") ? text.substring(text.indexOf('>') + 1) : text, COMMENT)) {
            unread(COMMENT, text);
        }
    }

    private void attribute(Element element, String name, String attribute, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (ATTRIBUTES.contains(attribute)) {
            boolean anchor = attribute.equals("href") && (name.equals("a") || name.equals("area"));
            add(name + "@" + attribute, value, anchor ? label(element) : "");
        } else if (attribute.equals("srcset") || attribute.equals("imagesrcset")) {
            candidates(name + "@" + attribute, value);
        } else if (attribute.equals("ping")) {
            for (String url : value.split("\\s+", MOST_CANDIDATES)) {
                add(name + "@ping", url, "");
            }
        } else if (attribute.equals("style")) {
            CssUrls.find(value, url -> add(name + "@style", url, ""));
        } else if (attribute.equals("srcdoc")) {
            inside(value, name + "@srcdoc");
        } else if (attribute.startsWith("on")) {
            script(value);
        } else if (value.indexOf("://") > 0 && !attribute.startsWith("xmlns") && !VOCABULARY.contains(attribute)) {
            other(name + "@" + attribute, value);
        }
    }

    private void other(String how, String value) {
        String start = value.stripLeading();
        boolean url = start.regionMatches(true, 0, "http", 0, 4) && start.indexOf(' ') < 0;
        if (url) {
            add(how, value, "");
        } else {
            unread(how, value);
        }
    }

    /// `a.png 1x, b,c.png 2x`: a comma ends a URL only at its end.
    private void candidates(String how, String value) {
        int at = 0;
        for (int count = 0; at < value.length() && count < MOST_CANDIDATES; count++) {
            while (at < value.length() && (value.charAt(at) <= ' ' || value.charAt(at) == ',')) {
                at++;
            }
            int end = at;
            while (end < value.length() && value.charAt(end) > ' ') {
                end++;
            }
            String url = value.substring(at, end);
            boolean last = url.endsWith(",");
            add(how, last ? url.replaceFirst(",+$", "") : url, "");
            int comma = last ? end : value.indexOf(',', end);
            at = comma < 0 ? value.length() : comma;
        }
    }

    /// `5; url='https://...'`: the URL is what follows `url=`, or the first `;` or `,`.
    private void refresh(String content) {
        int at = content.toLowerCase(Locale.ROOT).indexOf("url");
        int equals = at < 0 ? -1 : content.indexOf('=', at);
        int start = equals >= 0 ? equals : Math.max(content.indexOf(';'), content.indexOf(','));
        if (start >= 0) {
            String url = content.substring(start + 1).strip();
            boolean quoted = url.length() > 1 && (url.charAt(0) == '\'' || url.charAt(0) == '"');
            int end = quoted ? url.indexOf(url.charAt(0), 1) : -1;
            add("meta@refresh", quoted ? url.substring(1, end < 0 ? url.length() : end) : url, "");
        }
    }

    private void add(String how, String url, String label) {
        if (url.isEmpty()) {
            return;
        }
        if (urls.size() >= MOST) {
            overflowed = true;
            return;
        }
        urls.add(new HtmlPage.RawUrl(how, url, label));
        String start = url.substring(0, Math.min(url.length(), 24)).stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("data:")) {
            data(how, url);
        } else if (start.startsWith("javascript:") || start.startsWith("vbscript:")) {
            script(Escapes.percent(url));
        }
    }

    private void data(String how, String url) {
        @Nullable
        DataUri data = DataUri.parse(url);
        String inner = how + " > data";
        if (data != null && !(data.isMarkup() && inside(data.text(), inner))) {
            unread(inner, data.text());
        }
    }

    /// Reads a page within the page; false when it is too deep.
    private boolean inside(String html, String how) {
        if (depth >= DEEPEST) {
            overflowed = true;
            return false;
        }
        Document document = Parser.htmlParser().setTrackErrors(0).parseInput(HtmlPage.readable(html), "");
        var collector = new HtmlCollector(depth + 1);
        NodeTraversor.traverse(collector, document);
        for (HtmlPage.RawUrl url : collector.urls()) {
            if (urls.size() < MOST) {
                urls.add(new HtmlPage.RawUrl(how + " > " + url.how(), url.value(), url.label()));
            }
        }
        unread(how, collector.text());
        collector.unread().forEach(text -> unread(how + " > " + text.how(), text.text()));
        return true;
    }

    /// The beginning of what an anchor shows.
    private static String label(Element anchor) {
        var out = new StringBuilder();
        Node node = anchor.childNodeSize() == 0 ? null : anchor.childNode(0);
        for (int count = 0; node != null && count < LABEL_NODES && out.length() < LONGEST_LABEL; count++) {
            if (node instanceof TextNode text) {
                String words = text.getWholeText();
                out.append(words, 0, Math.min(words.length(), LONGEST_LABEL));
            }
            node = next(node, anchor);
        }
        return out.toString().strip();
    }

    private static @Nullable Node next(Node from, Element within) {
        if (from.childNodeSize() > 0) {
            return from.childNode(0);
        }
        Node node = from;
        while (node != null && !node.equals(within)) {
            Node sibling = node.nextSibling();
            if (sibling != null) {
                return sibling;
            }
            node = node.parent();
        }
        return null;
    }

    List<HtmlPage.RawUrl> urls() {
        return urls;
    }

    List<HtmlPage.Unread> unread() {
        return unread.entrySet().stream()
                .map(entry -> new HtmlPage.Unread(entry.getKey(), entry.getValue().toString())).toList();
    }

    String base() {
        return base;
    }

    boolean overflowed() {
        return overflowed;
    }
}
