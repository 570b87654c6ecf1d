package org.spampot.analysis.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Pictures of one pixel, or of none, that an HTML page fetches from elsewhere.
public final class RemotePixels {
    private static final int LARGEST = 2;
    /// Names of pictures that keep cells of tables apart, by the last word of their path: the same for every reader.
    private static final Set<String> SPACERS = Set.of("spacer", "space", "spc", "blank", "clear", "clearpixel",
            "cleardot",
            "clear_dot", "clear-dot", "dot", "dot_clear", "dotclear", "trans", "transparent", "transp", "transpix",
            "shim",
            "c-pix", "pix", "pixel", "1x1", "1pix", "b", "t", "s", "x", "sp", "invisible", "empty");

    private static final int MOST_DIGITS = 12;
    private static final int LONGEST_SPACER = 100;

    private RemotePixels() {}

    /// Their URLs, as written, each once, at most `most`.
    public static List<String> of(String html, int most) {
        List<String> found = new ArrayList<>();
        for (int at = next(html, 0); at >= 0 && found.size() < most; at = next(html, at + 4)) {
            Map<String, String> attributes = HtmlTags.attributes(html, at + 4);
            String source = attributes.getOrDefault("src", "").strip();
            if (isRemote(source) && isPixel(attributes) && !isSpacer(source) && !found.contains(source)) {
                found.add(source);
            }
        }
        return found;
    }

    private static int next(String html, int from) {
        int at = html.indexOf('<', from);
        while (at >= 0 && !html.regionMatches(true, at + 1, "img", 0, 3)) {
            at = html.indexOf('<', at + 1);
        }
        return at;
    }

    private static boolean isRemote(String source) {
        return source.regionMatches(true, 0, "http:", 0, 5) || source.regionMatches(true, 0, "https:", 0, 6)
                || source.startsWith("//");
    }

    /// `http://www.example.com/images/spacer.gif`, with nothing that could tell one reader from another.
    private static boolean isSpacer(String source) {
        int slash = source.lastIndexOf('/');
        int dot = source.lastIndexOf('.');
        if (dot <= slash || source.indexOf('?') >= 0) {
            return false;
        }
        String suffix = source.substring(dot + 1).toLowerCase(Locale.ROOT);
        boolean plain = source.chars().filter(c -> c >= '0' && c <= '9').count() <= MOST_DIGITS
                && source.length() <= LONGEST_SPACER;
        return plain && (suffix.equals("gif") || suffix.equals("png"))
                && SPACERS.contains(source.substring(slash + 1, dot).toLowerCase(Locale.ROOT));
    }

    private static boolean isPixel(Map<String, String> attributes) {
        Paint style = Paint.of(attributes.getOrDefault("style", ""));
        int width = Math.max(style.width(), Paint.pixels(attributes.getOrDefault("width", "").strip()));
        int height = Math.max(style.height(), Paint.pixels(attributes.getOrDefault("height", "").strip()));
        return width >= 0 && height >= 0 && width <= LARGEST && height <= LARGEST;
    }
}
