package org.spampot.analysis.file;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/// PDFs object by object, as broken as is wanted.
final class PdfMaker {
    static final String CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";
    static final String PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    static final String PAGE = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
    static final String FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String trailer = "<< /Root 1 0 R >>";

    PdfMaker() {
        text("%PDF-1.7\n");
    }

    @CanIgnoreReturnValue
    private PdfMaker text(String latin1) {
        out.writeBytes(ZipMaker.bytes(latin1));
        return this;
    }

    /// A page whose content stream is `content`.
    static PdfMaker page(String content) {
        return new PdfMaker().object(1, CATALOG).object(2, PAGES).object(3, PAGE).packed(4, "", content)
                .object(5, FONT);
    }

    @CanIgnoreReturnValue
    PdfMaker object(int number, String source) {
        return text(number + " 0 obj\n" + source + "\nendobj\n");
    }

    @CanIgnoreReturnValue
    PdfMaker stream(int number, String more, byte[] content) {
        text(number + " 0 obj\n<< /Length " + content.length + " " + more + " >>\nstream\n");
        out.writeBytes(content);
        return text("\nendstream\nendobj\n");
    }

    @CanIgnoreReturnValue
    PdfMaker packed(int number, String more, String content) {
        return stream(number, "/Filter /FlateDecode " + more, zlib(ZipMaker.bytes(content)));
    }

    @CanIgnoreReturnValue
    PdfMaker trailer(String source) {
        trailer = source;
        return this;
    }

    byte[] done() {
        return text("trailer\n" + trailer + "\nstartxref\n0\n%" + "%EOF\n").out.toByteArray();
    }

    byte[] cut(int size) {
        return java.util.Arrays.copyOf(out.toByteArray(), size);
    }

    int size() {
        return out.size();
    }

    private static byte[] zlib(byte[] content) {
        var deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 100];
        int size = deflater.deflate(packed);
        deflater.end();
        return java.util.Arrays.copyOf(packed, size);
    }
}
