package org.spampot.analysis.html;

import org.spampot.analysis.link.Ascii;

/// Lengths of CSS in pixels, about: an `em` is what the caller says.
final class Lengths {
    private Lengths() {}

    /// The number that a value begins with; NaN when it begins with none.
    static double number(String value) {
        int end = 0;
        int digits = 0;
        while (end < value.length() && end < 12
                && (Ascii.isDigit(value.charAt(end)) || value.charAt(end) == '.'
                        || (end == 0 && "+-".indexOf(value.charAt(0)) >= 0))) {
            digits += Ascii.isDigit(value.charAt(end)) ? 1 : 0;
            end++;
        }
        String number = value.substring(0, end);
        boolean one = digits > 0 && number.indexOf('.') == number.lastIndexOf('.');
        return one ? Double.parseDouble(number) : Double.NaN;
    }

    /// What a CSS length is in pixels.
    ///
    /// @param em pixels of one `em`, and of 100%
    /// @return NaN when it is no length
    static double pixels(String value, double em) {
        double number = number(value);
        int at = 0;
        while (at < value.length() && (Ascii.isDigit(value.charAt(at)) || ".+-".indexOf(value.charAt(at)) >= 0)) {
            at++;
        }
        String rest = value.substring(at);
        double unit = rest.startsWith("em") || rest.startsWith("rem")
                ? em
                : rest.startsWith("%")
                        ? em / 100
                        : rest.startsWith("pt")
                                ? 4 / 3.0
                                : rest.startsWith("in") ? 96 : rest.startsWith("cm") ? 38 : 1;
        return number * unit;
    }
}
