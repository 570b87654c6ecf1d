package org.spampot.analysis.html;

import java.util.Map;
import org.spampot.analysis.link.Ascii;

/// Colors of CSS and of the attributes of old HTML, as 24 bits of red, green and blue.
public final class Colors {
    /// No color, or one that cannot be told.
    public static final int UNKNOWN = -1;
    /// Nothing is painted.
    public static final int TRANSPARENT = -2;
    static final int WHITE = 0xffffff;
    /// Two colors of which no channel differs by more than this cannot be told apart on most screens.
    private static final int NEAR = 16;
    private static final Map<String, Integer> NAMES = Map.ofEntries(Map.entry("white", WHITE), Map.entry("black", 0),
            Map.entry("red", 0xff0000), Map.entry("green", 0x8000), Map.entry("lime", 0xff00),
            Map.entry("blue", 0xff), Map.entry("yellow", 0xffff00), Map.entry("gray", 0x808080),
            Map.entry("grey", 0x808080), Map.entry("silver", 0xc0c0c0), Map.entry("navy", 0x80),
            Map.entry("snow", 0xfffafa), Map.entry("ivory", 0xfffff0), Map.entry("whitesmoke", 0xf5f5f5),
            Map.entry("ghostwhite", 0xf8f8ff), Map.entry("floralwhite", 0xfffaf0), Map.entry("mintcream", 0xf5fffa),
            Map.entry("azure", 0xf0ffff), Map.entry("lightgray", 0xd3d3d3), Map.entry("lightgrey", 0xd3d3d3),
            Map.entry("orange", 0xffa500), Map.entry("purple", 0x800080), Map.entry("maroon", 0x800000),
            Map.entry("teal", 0x8080), Map.entry("aqua", 0xffff), Map.entry("fuchsia", 0xff00ff),
            Map.entry("olive", 0x808000),
            Map.entry("darkblue", 0x8b), Map.entry("darkgreen", 0x6400), Map.entry("darkred", 0x8b0000),
            Map.entry("indigo", 0x4b0082), Map.entry("midnightblue", 0x191970), Map.entry("transparent", TRANSPARENT));

    private Colors() {}

    static boolean near(int one, int other) {
        if (one < 0 || other < 0) {
            return false;
        }
        int red = Math.abs((one >> 16) - (other >> 16));
        int green = Math.abs(((one >> 8) & 0xff) - ((other >> 8) & 0xff));
        int blue = Math.abs((one & 0xff) - (other & 0xff));
        return Math.max(red, Math.max(green, blue)) <= NEAR;
    }

    /// The color that a value is or begins with; [#UNKNOWN] when it is none, or is mixed with what lies under it.
    static int parse(String value) {
        return parse(value, false);
    }

    /// The same; a color that lets something through counts as if it did not.
    ///
    /// @param value in lower case
    public static int paint(String value) {
        return parse(value, true);
    }

    private static int parse(String value, boolean mixed) {
        String text = value.strip();
        if (text.startsWith("rgb")) {
            return function(text, mixed);
        }
        int end = 0;
        while (end < text.length() && (Ascii.isWord(text.charAt(end)) || text.charAt(end) == '#')) {
            end++;
        }
        String word = text.substring(0, end);
        Integer named = NAMES.get(word);
        if (named != null) {
            return named;
        }
        boolean marked = word.startsWith("#");
        String digits = marked ? word.substring(1) : word;
        boolean hex = (marked || digits.length() == 6 || digits.length() == 3) && !digits.isEmpty()
                && digits.chars().allMatch(Ascii::isHex);
        return hex ? hex(digits) : UNKNOWN;
    }

    private static int hex(String digits) {
        return switch (digits.length()) {
            case 3, 4 -> {
                int value = Integer.parseInt(digits.substring(0, 3), 16);
                int red = (value >> 8) * 17;
                int green = ((value >> 4) & 15) * 17;
                int blue = (value & 15) * 17;
                yield (red << 16) | (green << 8) | blue;
            }
            case 6, 8 -> Integer.parseInt(digits.substring(0, 6), 16);
            default -> UNKNOWN;
        };
    }

    /// `rgb(255, 255, 255)`, `rgba(0, 0, 0, 0)`, `rgb(0 0 0 / 0%)`.
    private static int function(String text, boolean mixed) {
        int open = text.indexOf('(');
        int close = text.indexOf(')');
        if (open < 0 || close < open) {
            return UNKNOWN;
        }
        String[] parts = text.substring(open + 1, close).strip().split("[\\s,/]+", 5);
        if (parts.length < 3) {
            return UNKNOWN;
        }
        int color = 0;
        for (int index = 0; index < 3; index++) {
            double value = Lengths.number(parts[index]);
            double channel = parts[index].endsWith("%") ? value * 2.55 : value;
            if (Double.isNaN(channel)) {
                return UNKNOWN;
            }
            color = (color << 8) | (int) Math.clamp(channel, 0, 255);
        }
        double alpha = parts.length > 3 ? Lengths.number(parts[3]) : 1;
        return alpha < 0.1 ? TRANSPARENT : alpha < 1 && !mixed ? UNKNOWN : color;
    }
}
