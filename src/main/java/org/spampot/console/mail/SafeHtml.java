package org.spampot.console.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.nodes.XmlDeclaration;
import org.jsoup.select.NodeVisitor;
import org.spampot.model.Printable;

/// The HTML of a mail, made harmless: a new document is built from what is allowed, so that nothing gets in by being
/// unknown. Scripts, handlers, forms, frames, embedded objects, SVG, style sheets and everything remote are left out;
/// links lose their address and show it, defanged, as their title.
///
/// This is one of three layers: the result is served with a policy that forbids all of it again, into a frame without
/// an origin.
public final class SafeHtml {
    /// Longer source is cut before it is parsed.
    public static final int MOST_SOURCE = 2_000_000;
    private static final int MOST_NODES = 100_000;
    private static final int MOST_DEPTH = 200;
    private static final int MOST_TITLE = 300;
    private static final int MOST_INLINE = 8_000_000;

    private static final Set<String> KEPT = Set.of("a", "abbr", "address", "article", "aside", "b", "bdi", "bdo",
            "big", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details",
            "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5",
            "h6", "header", "hr", "i", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q", "s", "samp",
            "section", "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot",
            "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr");
    private static final Set<String> DROPPED_WHOLE = Set.of("script", "style", "svg", "math", "iframe", "frame",
            "frameset", "object", "embed", "applet", "noscript", "noembed", "noframes", "template", "title", "textarea",
            "select", "option", "xmp", "plaintext", "link", "meta", "base", "audio", "video", "source", "track",
            "canvas", "portal", "dialog", "marquee", "bgsound", "map", "area", "picture", "param");
    private static final Set<String> PLAIN_ATTRIBUTES = Set.of("align", "valign", "width", "height", "bgcolor",
            "color", "face", "size", "border", "cellpadding", "cellspacing", "colspan", "rowspan", "dir", "lang",
            "title", "nowrap", "noshade", "start", "type", "open");

    /// What is left of a mail.
    ///
    /// @param html a whole document
    /// @param cut how many of which thing were left out, by its name for a reader
    public record Cleaned(String html, Map<String, Integer> cut) {
        public Cleaned {
            cut = java.util.Collections.unmodifiableMap(new TreeMap<>(cut));
        }
    }

    private final Function<String, Optional<String>> images;
    private final Map<String, Integer> cut = new TreeMap<>();
    private int nodes;
    private int inlined;

    private SafeHtml(Function<String, Optional<String>> images) {
        this.images = images;
    }

    /// Cleans `source`.
    ///
    /// @param images from a Content-ID to the `data:` URL of the image that has it ([InlineImage])
    public static Cleaned clean(String source, Function<String, Optional<String>> images) {
        return new SafeHtml(images).clean(source);
    }

    private Cleaned clean(String source) {
        boolean tooLong = source.length() > MOST_SOURCE;
        Document hostile = Jsoup.parse(tooLong ? source.substring(0, MOST_SOURCE) : source);
        Document safe = Document.createShell("");
        safe.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml).charset("UTF-8");
        safe.head().appendElement("meta").attr("charset", "utf-8");
        safe.head().appendElement("style").appendChild(new DataNode(FRAME_STYLE));
        copyAttributes(hostile.body(), safe.body());
        hostile.body().traverse(new Copy(safe.body()));
        count(hostile);
        if (tooLong || nodes >= MOST_NODES) {
            note("end of a very long document");
        }
        safe.prependChild(new DocumentType("html", "", ""));
        return new Cleaned(safe.outerHtml(), cut);
    }

    private static final String FRAME_STYLE = "body{font:14px/1.5 system-ui,sans-serif;color:#1a1d21;background:#fff;"
            + "margin:12px;overflow-wrap:anywhere}a{color:#0b57a4;text-decoration:underline dotted;cursor:help}"
            + "img{max-width:100%;height:auto}table{max-width:100%}.spampot-cut{display:inline-block;border:1px dashed"
            + " #9aa3ad;border-radius:3px;color:#59636e;background:#f4f6f8;font:12px/1.4 ui-monospace,monospace;"
            + "padding:1px 5px}";

    /// Copies what is allowed, in one walk without recursion.
    private final class Copy implements NodeVisitor {
        private final java.util.ArrayDeque<Element> open = new java.util.ArrayDeque<>();
        private int skipping;
        private boolean first = true;

        Copy(Element body) {
            open.push(body);
        }

        @Override
        public void head(Node node, int depth) {
            if (first) {
                first = false;
                open.push(top());
                return;
            }
            nodes++;
            boolean drop = skipping > 0 || nodes > MOST_NODES || isDropped(node);
            if (drop && node instanceof Element) {
                skipping++;
                return;
            }
            switch (node) {
                case TextNode text when !drop -> top().appendChild(new TextNode(text.getWholeText()));
                case Element element -> open.push(element(element, top()));
                default -> {
                    // comments, declarations and script data say nothing to a reader
                }
            }
        }

        private Element top() {
            return java.util.Objects.requireNonNull(open.peek());
        }

        private Element element(Element from, Element parent) {
            String name = from.normalName();
            if (name.equals("img") || name.equals("image")) {
                image(from, parent);
                return parent;
            }
            if (!KEPT.contains(name) || open.size() > MOST_DEPTH) {
                return parent;
            }
            Element made = parent.appendElement(name);
            copyAttributes(from, made);
            if (from.hasAttr("href")) {
                made.attr("title", Printable.line(Defang.url(from.attr("href").strip()), MOST_TITLE));
                note("links made inactive");
            }
            return made;
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element)) {
                return;
            }
            if (skipping > 0) {
                skipping--;
            } else {
                open.pop();
            }
        }
    }

    private static boolean isDropped(Node node) {
        return switch (node) {
            case Element element -> DROPPED_WHOLE.contains(element.normalName())
                    || element.normalName().indexOf(':') >= 0;
            case TextNode _ -> false;
            case Comment _,DataNode _,DocumentType _,XmlDeclaration _ -> true;
            default -> true;
        };
    }

    private static void copyAttributes(Element from, Element to) {
        for (Attribute attribute : from.attributes()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            if (PLAIN_ATTRIBUTES.contains(name)) {
                to.attr(name, Printable.line(attribute.getValue(), MOST_TITLE));
            } else if (name.equals("style")) {
                String kept = StyleFilter.kept(attribute.getValue());
                if (!kept.isEmpty()) {
                    to.attr("style", kept);
                }
            }
        }
    }

    private void image(Element from, Element parent) {
        String source = from.attr("src").strip();
        Optional<String> shown = source.regionMatches(true, 0, "cid:", 0, 4)
                ? images.apply(source.substring(4))
                : InlineImage.dataUrl(source);
        if (shown.isPresent() && inlined + shown.get().length() <= MOST_INLINE) {
            inlined += shown.get().length();
            Element made = parent.appendElement("img");
            copyAttributes(from, made);
            made.attr("alt", Printable.line(from.attr("alt"), MOST_TITLE));
            made.attr("src", shown.get());
            return;
        }
        boolean remote = !source.regionMatches(true, 0, "cid:", 0, 4) && !source.regionMatches(true, 0, "data:", 0, 5);
        note(remote ? "remote images" : "embedded images that are no small PNG, JPEG or GIF");
        String alt = from.attr("alt").strip();
        parent.appendElement("span").addClass("spampot-cut")
                .attr("title", Printable.line(Defang.url(source), MOST_TITLE))
                .text("image cut" + (alt.isEmpty() ? "" : ": " + Printable.line(alt, 100)));
    }

    /// Counts, for the reader, what the copy passed over.
    private void count(Document hostile) {
        hostile.traverse((node, _) -> {
            if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "script" -> note("scripts");
                    case "form" -> note("forms");
                    case "input", "button", "textarea", "select" -> note("form fields");
                    case "iframe", "frame", "object", "embed", "applet", "portal" -> note("embedded documents");
                    case "svg", "math" -> note("SVG and MathML drawings");
                    case "style" -> note("style sheets");
                    case "link", "base" -> note("references in the head");
                    case "meta" -> metaTag(element);
                    case "audio", "video" -> note("sound and video");
                    default -> {
                        // a tag without effect of its own
                    }
                }
                element.attributes().forEach(attribute -> attribute(attribute.getKey()));
            }
        });
    }

    private void metaTag(Element element) {
        if (element.attr("http-equiv").equalsIgnoreCase("refresh")) {
            note("redirects");
        }
    }

    private void attribute(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        if (name.startsWith("on")) {
            note("event handlers");
        } else if (name.equals("background")) {
            note("remote images");
        }
    }

    private void note(String what) {
        cut.merge(what, 1, Integer::sum);
    }
}
