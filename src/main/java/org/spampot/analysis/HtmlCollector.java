package org.spampot.analysis;

import java.util.List;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// One walk over an HTML tree: text, and URLs in attributes and styles.
final class HtmlCollector implements NodeVisitor {
    private final StringBuilder text = new StringBuilder();
    private final HtmlUrls urls;

    HtmlCollector() {
        this(0);
    }

    /// @param depth in how many pages this one is
    HtmlCollector(int depth) {
        this.urls = new HtmlUrls(depth);
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode words -> text.append(words.getWholeText());
            case DataNode data -> data(data);
            case Comment comment -> urls.comment(comment.getData());
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
            urls.style(data.getWholeData());
        } else {
            urls.script(data.getWholeData());
        }
    }

    private void element(Element element) {
        if (element.normalName().equals("br") || element.isBlock()) {
            line();
        }
        urls.element(element);
    }

    private void line() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    String text() {
        return text.toString();
    }

    List<HtmlPage.Unread> unread() {
        return urls.unread();
    }

    List<HtmlPage.RawUrl> urls() {
        return urls.urls();
    }

    String base() {
        return urls.base();
    }

    boolean overflowed() {
        return urls.overflowed();
    }
}
