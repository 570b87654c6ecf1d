package org.spampot.model;

/// A code for cameras, such as a QR code, found in a picture or in what is drawn to look like one.
///
/// @param where the part, and how it was reached: `qr`, `aztec` ... in a picture that is a part; before it `data:` when the
///        picture is in a `data:` URL, `joined:` when it is made of several beside each other, `cells:` when it is drawn with
///        cells of a table or boxes, `blocks:` when it is drawn with letters
/// @param symbology `qr`, `aztec`, `datamatrix` or `pdf417`
/// @param text what it says, decoded: a URL mostly, or `WIFI:`, `otpauth:`, `bitcoin:` ...
/// @param x left edge of its box in the picture, in pixels (of what is drawn: in quarters of a cell)
/// @param y top edge
/// @param width of its box; 0 when not known
/// @param height of its box; 0 when not known
public record Barcode(Where where, String symbology, String text, int x, int y, int width, int height)
        implements
            Finding {}
