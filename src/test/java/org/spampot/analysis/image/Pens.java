package org.spampot.analysis.image;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.spampot.model.Bytes;

/// What tests of other rooms draw.
public final class Pens {
    private Pens() {}

    public static BufferedImage code(String text, ErrorCorrectionLevel level, int module) {
        return Drawn.plain(Drawn.modules(text, level), module, 4);
    }

    public static BufferedImage blank(int width, int height, Color paper) {
        return Drawn.blank(width, height, paper);
    }

    public static Bytes file(BufferedImage image, String format) {
        return Drawn.file(image, format);
    }

    /// A code as cells of a table.
    public static String table(String text) {
        return "<table>" + DrawnCodeTest.rows(Drawn.modules(text, ErrorCorrectionLevel.M), "<tr>", "</tr>\n",
                dark -> dark ? "<td bgcolor=#000></td>" : "<td bgcolor=#fff></td>") + "</table>";
    }

    /// A code as half blocks, a line of text for two rows.
    public static String halves(String text) {
        return DrawnCodeTest.packed(Drawn.modules(text, ErrorCorrectionLevel.M), 1, 2);
    }

    /// The modules of a QR code by rows; true is dark.
    public static boolean[][] modules(String text) {
        return Drawn.modules(text, ErrorCorrectionLevel.M);
    }
}
