package org.spampot.console.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Keeps of a `style` attribute what sets color, type and box, and nothing that loads, hides behind an escape, or moves
/// out of its place.
final class StyleFilter {
    private static final int MOST = 4_000;
    private static final Pattern NAME = Pattern.compile("[a-z-]{1,40}");
    private static final Pattern VALUE = Pattern
            .compile("[A-Za-z0-9 #.,%'\"!+-]{1,200}|(?:rgb|rgba|hsl)\\([0-9 .,%]{1,60}\\)");
    private static final Set<String> NAMES = Set.of("color", "background-color", "background", "font", "font-family",
            "font-size", "font-style", "font-weight", "line-height", "letter-spacing", "text-align", "text-decoration",
            "text-transform", "text-indent", "vertical-align", "white-space", "width", "height", "max-width",
            "min-width", "max-height", "min-height", "margin", "margin-top", "margin-right", "margin-bottom",
            "margin-left", "padding", "padding-top", "padding-right", "padding-bottom", "padding-left", "border",
            "border-top", "border-right", "border-bottom", "border-left", "border-color", "border-style",
            "border-width", "border-radius", "border-collapse", "border-spacing", "display", "table-layout",
            "list-style-type", "direction", "opacity", "visibility", "float", "clear", "overflow");

    private StyleFilter() {}

    /// What is left of `style`; may be empty.
    static String kept(String style) {
        if (style.length() > MOST) {
            return "";
        }
        return Arrays.stream(style.split(";", -1)).map(StyleFilter::declaration).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(";"));
    }

    private static String declaration(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return "";
        }
        String name = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = text.substring(colon + 1).strip();
        boolean good = NAME.matcher(name).matches() && NAMES.contains(name) && VALUE.matcher(value).matches();
        return good ? name + ":" + value : "";
    }
}
