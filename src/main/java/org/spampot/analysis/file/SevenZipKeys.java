package org.spampot.analysis.file;

import java.io.IOException;
import org.spampot.model.Bytes;
import org.tukaani.xz.LZMAInputStream;

/// How often a 7z archive hashes a password to make a key of it: two to a power that the archive itself tells, which
/// may be one that takes years. It is in the header, which may be packed.
final class SevenZipKeys {
    private static final int START = 32;
    private static final int HEADER = 1;
    private static final int ENCODED_HEADER = 0x17;
    private static final int MOST_HEADER = 4 * 1024 * 1024;
    private static final String AES = "\u0006\u00f1\u0007\u0001";
    private static final String LZMA = "\u0003\u0001\u0001";
    static final int NONE = -1;
    static final int UNKNOWN = -2;

    private final byte[] header;
    private int at;

    private SevenZipKeys(byte[] header) {
        this.header = header;
    }

    /// The power; [#NONE] when nothing is encrypted, [#UNKNOWN] when it cannot be told.
    static int power(byte[] archive) {
        long start = START + Little.i64(archive, 12);
        long size = Math.min(Little.i64(archive, 20), MOST_HEADER);
        if (start < START || start >= archive.length || size <= 0) {
            return UNKNOWN;
        }
        byte[] header = Little.slice(archive, start, start + size);
        int power = largest(header);
        if (power >= 0 || header[0] == HEADER) {
            return power;
        }
        if (header[0] != ENCODED_HEADER) {
            return UNKNOWN;
        }
        try {
            byte[] inside = new SevenZipKeys(header).unpacked(archive);
            return inside.length == 0 ? UNKNOWN : largest(inside);
        } catch (IOException | RuntimeException broken) {
            return UNKNOWN;
        }
    }

    /// Wherever the method's id stands: its length of properties follows, and in their first byte the power.
    private static int largest(byte[] header) {
        int power = NONE;
        int found = Little.find(header, 0, header.length, AES);
        while (found >= 0) {
            power = Math.max(power, Little.u8(header, found + 5) & 0x3f);
            found = Little.find(header, found + 4, header.length, AES);
        }
        return power;
    }

    /// The header proper, from the one stream that the short header describes (`7zFormat.txt` of the LZMA SDK).
    private byte[] unpacked(byte[] archive) throws IOException {
        at = 2;
        long position = number();
        number();
        at++;
        number();
        int coder = Little.find(header, at, header.length, LZMA);
        if (coder < 0 || Little.u8(header, coder + 3) != 5) {
            return new byte[0];
        }
        byte properties = header[coder + 4];
        int dictionary = (int) Math.min(Little.u32(header, coder + 5), MOST_HEADER);
        at = coder + 9;
        while (at < header.length && header[at] != 0x0c) {
            at++;
        }
        at++;
        long size = Math.clamp(number(), 0, MOST_HEADER);
        byte[] packed = Little.slice(archive, START + position, archive.length);
        try (var in = new LZMAInputStream(Bytes.own(packed).stream(), size, properties, Math.max(4096, dictionary))) {
            return in.readNBytes((int) size);
        }
    }

    /// The first byte's leading ones tell how many bytes follow.
    private long number() {
        int first = Little.u8(header, at++);
        long value = 0;
        int mask = 0x80;
        for (int index = 0; index < 8; index++) {
            if ((first & mask) == 0) {
                return value + ((long) (first & (mask - 1)) << (8 * index));
            }
            value |= (long) Little.u8(header, at++) << (8 * index);
            mask >>= 1;
        }
        return value;
    }
}
