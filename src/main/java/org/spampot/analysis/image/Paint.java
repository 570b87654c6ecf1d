package org.spampot.analysis.image;

import java.util.Locale;
import org.spampot.analysis.html.Colors;

/// How an element that may be a module of a drawn code looks: its background as brightness, its size and its place.
///
/// @param paper brightness of its background, 0 to 255; -1 when it has none of its own
/// @param width in CSS pixels; -1 when not said
/// @param left of an element with a place of its own; -1 when it has none
/// @param inline lies beside the one before, not under it
record Paint(int paper, int width, int height, int left, int top, boolean inline) {
    static final Paint NONE = new Paint(-1, -1, -1, -1, -1, false);

    private static final int LONGEST = 1_000;

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
        int function = value.indexOf("rgb");
        if (function >= 0) {
            return brightnessOf(Colors.paint(value.substring(function)));
        }
        for (String word : value.split(" ", 6)) {
            int brightness = brightnessOf(Colors.paint(word));
            if (brightness >= 0) {
                return brightness;
            }
        }
        return -1;
    }

    private static int brightnessOf(int color) {
        return color < 0 ? -1 : Luminance.ofRgb(color);
    }
}
