package org.spampot.analysis.file;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/// Formats that hold one file: bzip2, xz, lzma, `compress`, Zstandard.
final class Compressed {
    private static final int MEMORY_KB = 80 * 1024;

    private Compressed() {}

    static void read(OpenFile file) throws IOException {
        int size = file.bytes.size();
        Unpack result = file.type().kind() == Kind.ZSTD
                ? Zstd.unpack(file.bytes.toArray(), 0, size, file.budget())
                : Unpack.drain(stream(file, file.bytes.stream()), size, file.budget());
        if (!result.whole() && !result.over()) {
            file.oddity("archive-damaged", "");
        }
        file.entry(word(file.type().kind()), stem(file.name), result.bytes());
    }

    private static InputStream stream(OpenFile file, InputStream packed) throws IOException {
        return switch (file.type().kind()) {
            case BZIP2 -> new BZip2CompressorInputStream(packed, true);
            case XZ -> new XZInputStream(packed, MEMORY_KB);
            case COMPRESS -> new ZCompressorInputStream(packed, MEMORY_KB);
            default -> new LZMAInputStream(packed, MEMORY_KB);
        };
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case BZIP2 -> "bz2";
            case XZ -> "xz";
            case COMPRESS -> "z";
            case ZSTD -> "zst";
            default -> "lzma";
        };
    }

    /// The name of what was packed, by the name of the pack: `a.tgz` holds `a.tar`, `b.txt.gz` holds `b.txt`.
    static String stem(String name) {
        String extension = Names.extension(name);
        String stem = name.substring(0, name.length() - (extension.isEmpty() ? 0 : extension.length() + 1));
        stem = stem.substring(Math.max(stem.lastIndexOf('/'), stem.lastIndexOf('\\')) + 1);
        return switch (extension) {
            case "tgz", "tbz2", "tbz", "txz", "taz", "tzst" -> stem + ".tar";
            default -> stem.isEmpty() ? "content" : stem;
        };
    }
}
