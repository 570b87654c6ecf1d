package org.spampot.analysis.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Packs bytes with the libraries' own writers.
final class Packers {
    private Packers() {}

    private interface Packer {
        OutputStream on(OutputStream out) throws IOException;
    }

    static byte[] bzip2(byte[] content) {
        return pack(content, BZip2CompressorOutputStream::new);
    }

    static byte[] xz(byte[] content) {
        return pack(content, out -> new XZOutputStream(out, new LZMA2Options(1)));
    }

    private static byte[] pack(byte[] content, Packer packer) {
        var out = new ByteArrayOutputStream();
        try (OutputStream packed = packer.on(out)) {
            packed.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
