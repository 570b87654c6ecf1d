package org.spampot.analysis.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.image.Picture;
import org.spampot.model.Bytes;

/// Pictures in a PDF as files that our reader of pictures knows: a JPEG as it stands, rows of gray or of colors as a PNG; neither
/// is unpacked here.
final class PdfPicture {
    private static final int MOST_PIXELS = 4_000_000;
    private static final int PNG_PREDICTORS = 10;

    private PdfPicture() {}

    /// Nothing when it is packed or colored in another way.
    static @Nullable Bytes of(PdfFile pdf, PdfObject image) {
        String filter = image.value("/Filter").replaceAll("[\\[\\] ]", "");
        if (filter.equals("/DCTDecode")) {
            return pdf.stream(image);
        }
        int width = PdfSyntax.number(pdf.resolved(image.value("/Width")));
        int height = PdfSyntax.number(pdf.resolved(image.value("/Height")));
        int bits = image.value("/ImageMask").equals("true")
                ? 1
                : PdfSyntax.number(pdf.resolved(image.value("/BitsPerComponent")));
        int colors = image.value("/ImageMask").equals("true")
                ? 1
                : colors(pdf, pdf.resolved(image.value("/ColorSpace")), bits);
        boolean known = filter.equals("/FlateDecode") && colors > 0 && bits > 0 && bits <= 8 && width > 0 && height > 0
                && (long) width * height <= MOST_PIXELS;
        if (!known) {
            return null;
        }
        String parameters = pdf.resolved(image.value("/DecodeParms"));
        boolean filtered = PdfSyntax.number(PdfSyntax.value(parameters, "/Predictor")) >= PNG_PREDICTORS;
        return png(width, height, bits, colors, filtered, pdf.raw(image));
    }

    /// The same picture as a file.
    static Bytes of(Picture picture) {
        byte[] rows = picture.rows().toArray();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(rows);
            deflater.finish();
            byte[] packed = new byte[rows.length + 1024];
            int size = deflater.deflate(packed);
            return png(picture.width(), picture.height(), Byte.SIZE, 1, false, Arrays.copyOf(packed, size));
        } finally {
            deflater.end();
        }
    }

    private static int colors(PdfFile pdf, String space, int bits) {
        if (space.contains("/ICCBased")) {
            int at = space.indexOf("/ICCBased") + 9;
            PdfObject profile = pdf.object(PdfSyntax.reference(space.substring(at).replace("]", "").strip()));
            int colors = profile == null ? 0 : PdfSyntax.number(profile.value("/N"));
            return colors == 1 || colors == 3 ? colors : 0;
        }
        if (space.contains("/Indexed")) {
            // two colors of a palette are light and dark, whichever is which
            return bits == 1 ? 1 : 0;
        }
        if (space.contains("Gray")) {
            return 1;
        }
        return space.contains("RGB") ? 3 : 0;
    }

    /// What is packed stays packed: the data of both formats is the same (zlib), but for rows that do not say how they are
    /// filtered, which the header tells by a method that the standard does not have.
    private static Bytes png(int width, int height, int bits, int colors, boolean filtered, byte[] packed) {
        var out = new ByteArrayOutputStream(packed.length + 64);
        out.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        var header = new ByteArrayOutputStream();
        header.writeBytes(big(width));
        header.writeBytes(big(height));
        header.writeBytes(new byte[]{(byte) bits, (byte) (colors == 3 ? 2 : 0), 0, (byte) (filtered ? 0 : 1), 0});
        chunk(out, "IHDR", header.toByteArray());
        chunk(out, "IDAT", packed);
        chunk(out, "IEND", new byte[0]);
        return Bytes.own(out.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(big(data.length));
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(big((int) crc.getValue()));
    }

    private static byte[] big(int value) {
        return new byte[]{(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }
}
