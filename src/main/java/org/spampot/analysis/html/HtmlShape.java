package org.spampot.analysis.html;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// How a page is built: counts of what it has, and a hash of the skeleton of its tags. Pages that one template made have the
/// same hash, whatever words, links and pictures were put into it.
///
/// @param counts `tags`, `depth`, `links`, `images`, `forms`, `inputs`, `tables`, `style-bytes`, `script-bytes`,
///        `comment-bytes`
/// @param hash 64 bits (FNV-1a) of the names of elements as they open and close; 0 for a page without any
public record HtmlShape(SortedMap<String, Long> counts, long hash) {
    /// Of what is no page.
    public static final HtmlShape NONE = new HtmlShape(Collections.emptySortedMap(), 0);

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /// How a page is built.
    ///
    /// @param page parsed
    public static HtmlShape of(Document page) {
        var walk = new Walk();
        NodeTraversor.traverse(walk, page.body());
        NodeTraversor.traverse(new Rest(walk), page.head());
        walk.counts.values().removeIf(count -> count == 0);
        return new HtmlShape(walk.counts, walk.tags == 0 ? 0 : walk.hash);
    }

    /// The body.
    private static final class Walk implements NodeVisitor {
        private final SortedMap<String, Long> counts = new TreeMap<>();
        private long hash = OFFSET;
        private long tags;
        private long deepest;

        @Override
        public void head(Node node, int depth) {
            switch (node) {
                case Element element -> {
                    // the body itself is in every page
                    if (depth > 0) {
                        open(element, depth);
                    }
                }
                case DataNode data ->
                    count(data.parentNameIs("style") ? "style-bytes" : "script-bytes", data.getWholeData().length());
                case Comment comment -> count("comment-bytes", comment.getData().length());
                default -> {
                    // words are no part of the skeleton
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element && depth > 0) {
                mix('/');
            }
        }

        private void open(Element element, int depth) {
            tags++;
            deepest = Math.max(deepest, depth);
            counts.put("tags", tags);
            counts.put("depth", deepest);
            String name = element.normalName();
            for (int at = 0; at < name.length(); at++) {
                mix(name.charAt(at));
            }
            mix('<');
            switch (name) {
                case "a", "area" -> count("links", element.hasAttr("href") ? 1 : 0);
                case "img" -> count("images", 1);
                case "form" -> count("forms", 1);
                case "input", "select", "textarea", "button" -> count("inputs", 1);
                case "table" -> count("tables", 1);
                default -> {
                    // counted as a tag
                }
            }
        }

        private void count(String name, long more) {
            counts.merge(name, more, Long::sum);
        }

        private void mix(char c) {
            hash = (hash ^ c) * PRIME;
        }
    }

    /// Styles, scripts and comments of the head.
    private record Rest(Walk walk) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (!(node instanceof Element)) {
                walk.head(node, depth);
            }
        }
    }
}
