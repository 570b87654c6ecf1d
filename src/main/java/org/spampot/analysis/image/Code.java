package org.spampot.analysis.image;

/// A code found in a picture.
///
/// @param symbology `qr`, `aztec`, `datamatrix` or `pdf417`
/// @param text what it says, decoded, as sent; never empty
/// @param x left edge of its box in the picture, in pixels; 0 when the reader does not say
/// @param y top edge
/// @param width of its box; 0 when the reader does not say
/// @param height of its box
public record Code(String symbology, String text, int x, int y, int width, int height) {
    /// A code with the box around `corners`, which are x and y in turn.
    static Code within(String symbology, String text, float[] corners) {
        float left = Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float right = 0;
        float bottom = 0;
        for (int at = 0; at + 1 < corners.length; at += 2) {
            left = Math.min(left, corners[at]);
            right = Math.max(right, corners[at]);
            top = Math.min(top, corners[at + 1]);
            bottom = Math.max(bottom, corners[at + 1]);
        }
        int x = Math.max(0, Math.round(left));
        int y = Math.max(0, Math.round(top));
        return new Code(symbology, text, x, y, Math.max(0, Math.round(right) - x), Math.max(0, Math.round(bottom) - y));
    }

    /// The same in a picture `factor` times as large.
    Code scaled(double factor) {
        return new Code(symbology, text, (int) Math.round(x * factor), (int) Math.round(y * factor),
                (int) Math.round(width * factor), (int) Math.round(height * factor));
    }
}
