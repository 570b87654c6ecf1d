package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.spampot.analysis.link.CssUrls;

/// One walk over an HTML tree: text, and URLs in attributes and styles.
final class HtmlCollector implements NodeVisitor {
    static final int MOST_URLS = 20_000;
    /// Attributes that hold a URL, whatever the element: browsers take some on elements no standard gives them to.
    private static final Set<String> URL_ATTRIBUTES = Set.of("href", "src", "action", "formaction", "background",
            "data",
            "poster", "cite", "longdesc", "lowsrc", "dynsrc", "xlink:href", "ping", "codebase", "manifest", "classid",
            "archive", "profile", "data-src", "data-href", "data-saferedirecturl", "originalsrc");

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder other = new StringBuilder();
    private final List<HtmlPage.RawUrl> urls = new ArrayList<>();
    private String base = "";
    private boolean overflowed;

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode words -> text.append(words.getWholeText());
            case DataNode data -> data(data);
            case Comment comment -> other.append(comment.getData()).append('\n');
            case Element element -> element(element);
            default -> {
                // doctype, declarations: nothing anyone reads
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && (element.isBlock() || element.normalName().equals("td"))) {
            line();
        }
    }

    private void data(DataNode data) {
        if (data.parentNameIs("style")) {
            CssUrls.find(data.getWholeData(), url -> add("style", "", url));
        } else {
            other.append(data.getWholeData()).append('\n');
        }
    }

    private void element(Element element) {
        String name = element.normalName();
        if (name.equals("br") || element.isBlock()) {
            line();
        }
        if (element.attributesSize() == 0) {
            return;
        }
        for (Attribute attribute : element.attributes()) {
            attribute(name, attribute.getKey().toLowerCase(Locale.ROOT), attribute.getValue());
        }
        if (name.equals("meta") && element.attr("http-equiv").strip().equalsIgnoreCase("refresh")) {
            refresh(element.attr("content"));
        }
        if (name.equals("base") && base.isEmpty()) {
            base = element.attr("href").strip();
        }
    }

    private void attribute(String element, String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (URL_ATTRIBUTES.contains(name)) {
            add(element, name, value);
        } else if (name.equals("srcset")) {
            for (String candidate : value.split(",", 50)) {
                String url = candidate.strip();
                int space = url.indexOf(' ');
                add(element, name, space < 0 ? url : url.substring(0, space));
            }
        } else if (name.equals("style")) {
            CssUrls.find(value, url -> add(element, name, url));
        } else if (name.startsWith("on")) {
            other.append(value).append('\n');
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
            add("meta", "refresh", quoted ? url.substring(1, end < 0 ? url.length() : end) : url);
        }
    }

    private void add(String element, String attribute, String url) {
        if (urls.size() >= MOST_URLS) {
            overflowed = true;
        } else {
            urls.add(new HtmlPage.RawUrl(attribute.isEmpty() ? element : element + "@" + attribute, url));
        }
    }

    private void line() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    String text() {
        return text.toString();
    }

    String other() {
        return other.toString();
    }

    List<HtmlPage.RawUrl> urls() {
        return urls;
    }

    String base() {
        return base;
    }

    boolean overflowed() {
        return overflowed;
    }
}
