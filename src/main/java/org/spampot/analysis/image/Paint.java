package org.spampot.analysis.image;

import java.util.Locale;
import java.util.Map;

/// How an element that may be a module of a drawn code looks: its background as brightness, its size and its place.
///
/// @param paper brightness of its background, 0 to 255; -1 when it has none of its own
/// @param width in CSS pixels; -1 when not said
/// @param left of an element with a place of its own; -1 when it has none
/// @param inline lies beside the one before, not under it
record Paint(int paper, int width, int height, int left, int top, boolean inline) {
    static final Paint NONE = new Paint(-1, -1, -1, -1, -1, false);

    private static final int LONGEST = 1_000;
    private static final Map<String, Integer> NAMES = Map.ofEntries(Map.entry("black", 0), Map.entry("white", 0xffffff),
            Map.entry("red", 0xff0000), Map.entry("green", 0x008000), Map.entry("blue", 0x0000ff),
            Map.entry("navy", 0x000080), Map.entry("gray", 0x808080), Map.entry("grey", 0x808080),
            Map.entry("silver", 0xc0c0c0), Map.entry("maroon", 0x800000), Map.entry("purple", 0x800080),
            Map.entry("yellow", 0xffff00), Map.entry("darkblue", 0x00008b), Map.entry("darkgreen", 0x006400),
            Map.entry("darkred", 0x8b0000), Map.entry("lightgray", 0xd3d3d3), Map.entry("whitesmoke", 0xf5f5f5),
            Map.entry("snow", 0xfffafa), Map.entry("ivory", 0xfffff0), Map.entry("indigo", 0x4b0082),
            Map.entry("teal", 0x008080), Map.entry("orange", 0xffa500), Map.entry("midnightblue", 0x191970));

    /// The declarations of a style attribute or a rule.
    static Paint of(String declarations) {
        Paint paint = NONE;
        for (String declaration : declarations.substring(0, Math.min(LONGEST, declarations.length())).split(";", 40)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String value = declaration.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
                paint = paint.with(declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT), value);
            }
        }
        return paint;
    }

    /// The same with one property, or one attribute of the same name, said.
    Paint with(String property, String value) {
        return switch (property) {
            case "background", "background-color", "bgcolor" -> {
                int color = brightness(value);
                yield color < 0 ? this : new Paint(color, width, height, left, top, inline);
            }
            case "width" -> new Paint(paper, pixels(value), height, left, top, inline);
            case "height" -> new Paint(paper, width, pixels(value), left, top, inline);
            case "left", "margin-left" -> new Paint(paper, width, height, pixels(value), top, inline);
            case "top" -> new Paint(paper, width, height, left, pixels(value), inline);
            case "float" -> new Paint(paper, width, height, left, top, value.startsWith("left"));
            case "display" -> new Paint(paper, width, height, left, top,
                    inline || value.startsWith("inline") || value.startsWith("table-cell"));
            default -> this;
        };
    }

    /// This over what `other` says where this says nothing.
    Paint over(Paint other) {
        return new Paint(paper < 0 ? other.paper : paper, width < 0 ? other.width : width,
                height < 0 ? other.height : height, left < 0 ? other.left : left, top < 0 ? other.top : top,
                inline || other.inline);
    }

    boolean placed() {
        return left >= 0 && top >= 0 && width > 0 && height > 0;
    }

    static int pixels(String value) {
        int number = 0;
        int at = 0;
        while (at < value.length() && at < 6 && Character.digit(value.charAt(at), 10) >= 0) {
            number = number * 10 + Character.digit(value.charAt(at), 10);
            at++;
        }
        return at == 0 || value.endsWith("%") ? -1 : number;
    }

    /// Brightness of the first color that `value` names; -1 when it names none, or one that is not to be seen.
    static int brightness(String value) {
        int open = value.indexOf("rgb");
        if (open >= 0) {
            int end = value.indexOf(')', open);
            int color = color(value.substring(open, end < 0 ? value.length() : end + 1));
            return color < 0 ? -1 : Luminance.ofRgb(color);
        }
        for (String word : value.split(" ", 6)) {
            int color = color(word);
            if (color >= 0) {
                return Luminance.ofRgb(color);
            }
        }
        return -1;
    }

    private static int color(String word) {
        if (word.startsWith("rgb")) {
            return rgb(word);
        }
        String hex = word.startsWith("#") ? word.substring(1) : word;
        Integer named = NAMES.get(word);
        if (named != null) {
            return named;
        }
        if ((hex.length() != 3 && hex.length() != 6) || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            return -1;
        }
        int number = Integer.parseInt(hex, 16);
        return hex.length() == 6
                ? number
                : (number >> 8) * 0x110000 | (number >> 4 & 15) * 0x1100 | (number & 15) * 0x11;
    }

    private static int rgb(String word) {
        int open = word.indexOf('(');
        String[] parts = word.substring(open + 1).replace(")", "").split("[ ,/]+", 5);
        if (open < 0 || parts.length < 3) {
            return -1;
        }
        boolean clear = parts.length > 3 && (parts[3].strip().equals("0") || parts[3].startsWith("0.0"));
        int red = pixels(parts[0].strip());
        int green = pixels(parts[1].strip());
        int blue = pixels(parts[2].strip());
        return clear || red < 0 || green < 0 || blue < 0
                ? -1
                : Math.min(red, 255) << 16 | Math.min(green, 255) << 8 | Math.min(blue, 255);
    }
}
