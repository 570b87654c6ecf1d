package org.spampot.analysis.html;

import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/// How the text of an element looks, as far as it decides whether anyone sees it: what it has of its parent, changed by its
/// own styles and attributes.
///
/// @param hidden why nothing in the element is seen (`display`, `opacity`, `off-screen` ...); empty when it may be
/// @param invisible `visibility` alone, which what is inside may take back
/// @param size of the font in pixels
/// @param color of the text, or [Colors#UNKNOWN]
/// @param background behind it, or [Colors#UNKNOWN] for a picture
/// @param pre white space and line ends are shown as they are
record Look(String hidden, boolean invisible, double size, int color, int background, boolean pre) {
    static final Look PAGE = new Look("", false, 16, 0, Colors.WHITE, false);
    /// Smaller letters are no letters.
    private static final double SMALLEST = 2;
    /// Farther left or up than this is nowhere.
    private static final double FAR = -400;
    private static final int LINK_BLUE = 0xee;

    /// Why text here is not seen; empty when it is.
    String why() {
        if (!hidden.isEmpty()) {
            return hidden;
        }
        if (invisible) {
            return "visibility";
        }
        if (size < SMALLEST) {
            return "font-size";
        }
        return color == Colors.TRANSPARENT || Colors.near(color, background) ? "color" : "";
    }

    /// For a picture, which shows whatever letters would look like here.
    Look ofPicture() {
        return new Look(hidden, invisible, PAGE.size, PAGE.color, PAGE.background, pre);
    }

    Look inside(Element element, Map<String, String> style) {
        if (element.attributesSize() == 0 && style.isEmpty()) {
            return switch (element.normalName()) {
                case "pre", "textarea" -> new Look(hidden, invisible, size, color, background, true);
                case "title", "template" ->
                    new Look(hidden.isEmpty() ? element.normalName() : hidden, invisible, size, color, background, pre);
                case "noscript" ->
                    new Look(hidden.isEmpty() ? "noscript" : hidden, invisible, size, color, background, pre);
                default -> this;
            };
        }
        double letters = size(style);
        String visibility = style.getOrDefault("visibility", "");
        boolean unseen = visibility.startsWith("hidden") || visibility.startsWith("collapse")
                || (invisible && visibility.isEmpty());
        String space = style.getOrDefault("white-space", "");
        boolean kept = space.isEmpty() ? pre || element.normalName().equals("pre") : space.startsWith("pre");
        return new Look(hidden.isEmpty() ? hides(element, style, letters) : hidden, unseen, letters,
                color(element, style), background(element, style), kept);
    }

    private static String hides(Element element, Map<String, String> style, double em) {
        String name = element.normalName();
        if (name.equals("title") || name.equals("template") || name.equals("noscript")) {
            return name;
        }
        if (style.getOrDefault("display", "").startsWith("none") || element.hasAttr("hidden")) {
            return "display";
        }
        if (style.getOrDefault("mso-hide", "").startsWith("all")) {
            return "mso-hide";
        }
        if (Lengths.number(style.getOrDefault("opacity", "")) < 0.1) {
            return "opacity";
        }
        return isAway(style, em) ? "off-screen" : isClipped(style, em) ? "clipped" : "";
    }

    private static boolean isAway(Map<String, String> style, double em) {
        String position = style.getOrDefault("position", "");
        boolean placed = position.startsWith("absolute") || position.startsWith("fixed")
                || position.startsWith("relative");
        for (String side : new String[]{"left", "top", "right"}) {
            if (placed && Lengths.pixels(style.getOrDefault(side, ""), em) < FAR) {
                return true;
            }
        }
        for (String side : new String[]{"text-indent", "margin-left", "margin-top"}) {
            if (Lengths.pixels(style.getOrDefault(side, ""), em) < FAR) {
                return true;
            }
        }
        return false;
    }

    private static boolean isClipped(Map<String, String> style, double em) {
        boolean cut = style.getOrDefault("overflow", style.getOrDefault("overflow-y", "")).startsWith("hidden");
        for (String side : new String[]{"max-height", "height", "max-width", "width"}) {
            if (cut && Lengths.pixels(style.getOrDefault(side, ""), em) <= 1) {
                return true;
            }
        }
        String clip = style.getOrDefault("clip", "").replace(" ", "").replace("px", "");
        return clip.startsWith("rect(0,0,0,0") || clip.startsWith("rect(1,1,1,1")
                || style.getOrDefault("clip-path", "").startsWith("inset(100%")
                || style.getOrDefault("transform", "").replace(" ", "").startsWith("scale(0)");
    }

    private double size(Map<String, String> style) {
        String written = style.getOrDefault("font-size", "");
        if (written.isEmpty()) {
            // `font: bold 0px/0 Arial`: the word with a unit
            for (String word : style.getOrDefault("font", "").split("\\s+", 8)) {
                boolean length = word.endsWith("px") || word.endsWith("pt") || word.endsWith("em")
                        || word.indexOf('/') > 0;
                written = written.isEmpty() && length ? word : written;
            }
        }
        double pixels = Lengths.pixels(written, size < SMALLEST ? size : Math.max(size, SMALLEST));
        if (Double.isNaN(pixels)) {
            // `small`, `inherit`, nothing: a word is a size of its own, nothing is the parent's
            boolean word = !written.isEmpty() && !written.startsWith("inherit");
            return word ? PAGE.size : size;
        }
        return pixels;
    }

    private int color(Element element, Map<String, String> style) {
        String written = style.getOrDefault("color", "");
        String name = element.normalName();
        if (written.isEmpty() && (name.equals("font") || name.equals("body"))) {
            written = element.attr(name.equals("font") ? "color" : "text").toLowerCase(Locale.ROOT);
        }
        if (written.isEmpty()) {
            return name.equals("a") && element.hasAttr("href") ? LINK_BLUE : color;
        }
        return written.startsWith("inherit") ? color : Colors.parse(written);
    }

    /// A picture may be of any color, so nothing is said of text on one.
    private int background(Element element, Map<String, String> style) {
        String shorthand = style.getOrDefault("background", "");
        String image = style.getOrDefault("background-image", "");
        boolean picture = shorthand.contains("url(") || shorthand.contains("gradient") || image.contains("url(")
                || image.contains("gradient") || element.hasAttr("background");
        if (picture) {
            return Colors.UNKNOWN;
        }
        String written = style.getOrDefault("background-color", shorthand);
        if (written.isEmpty()) {
            written = element.attr("bgcolor").toLowerCase(Locale.ROOT);
        }
        int parsed = written.isEmpty() ? Colors.TRANSPARENT : Colors.parse(written);
        return parsed == Colors.TRANSPARENT || written.startsWith("none") || written.startsWith("inherit")
                ? background
                : parsed;
    }
}
