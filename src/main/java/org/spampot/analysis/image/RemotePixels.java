package org.spampot.analysis.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Pictures of one pixel, or of none, that an HTML page fetches from elsewhere.
public final class RemotePixels {
    private static final int LARGEST = 2;

    private RemotePixels() {}

    /// Their URLs, as written, each once, at most `most`.
    public static List<String> of(String html, int most) {
        List<String> found = new ArrayList<>();
        for (int at = next(html, 0); at >= 0 && found.size() < most; at = next(html, at + 4)) {
            Map<String, String> attributes = HtmlTags.attributes(html, at + 4);
            String source = attributes.getOrDefault("src", "").strip();
            if (isRemote(source) && isPixel(attributes) && !found.contains(source)) {
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

    private static boolean isPixel(Map<String, String> attributes) {
        Paint style = Paint.of(attributes.getOrDefault("style", ""));
        int width = Math.max(style.width(), Paint.pixels(attributes.getOrDefault("width", "").strip()));
        int height = Math.max(style.height(), Paint.pixels(attributes.getOrDefault("height", "").strip()));
        return width >= 0 && height >= 0 && width <= LARGEST && height <= LARGEST;
    }
}
