package org.spampot.mime;

import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// yEnc 1.3: bytes moved up by 42 between `=ybegin` and `=yend` lines, as news readers and some mail programs decode them.
final class YEnc {
    /// @param name as written in the `=ybegin` line
    /// @param wrong what does not fit the `=yend` line; null when all fits
    record File(String name, Bytes bytes, @Nullable String wrong) {}

    private YEnc() {}

    /// Decodes the block from the line `=ybegin` at `from` to the end of the line `=yend`, or to `to`.
    static File decode(byte[] data, int from, int to) {
        int at = Boundaries.lineEnd(data, from, to);
        String begin = Ascii.text(data, from, Boundaries.withoutCr(data, from, at));
        int nameAt = begin.indexOf(" name=");
        String name = nameAt < 0 ? "" : begin.substring(nameAt + " name=".length()).strip();
        byte[] out = new byte[to - at];
        int length = 0;
        String end = "";
        for (at++; at < to;) {
            int lineEnd = Boundaries.lineEnd(data, at, to);
            int textEnd = Boundaries.withoutCr(data, at, lineEnd);
            if (Ascii.startsWith(data, at, textEnd, "=yend")) {
                end = Ascii.text(data, at, textEnd);
                break;
            }
            if (!Ascii.startsWith(data, at, textEnd, "=ypart ")) {
                length = line(data, at, textEnd, out, length);
            }
            at = lineEnd + 1;
        }
        Bytes bytes = Bytes.own(Arrays.copyOf(out, length));
        return new File(name, bytes, wrong(end, bytes));
    }

    private static int line(byte[] data, int from, int to, byte[] out, int length) {
        for (int at = from; at < to; at++) {
            int c = data[at];
            if (c == '=' && at + 1 < to) {
                c = data[++at] - 64;
            }
            out[length++] = (byte) (c - 42);
        }
        return length;
    }

    private static @Nullable String wrong(String end, Bytes bytes) {
        if (end.isEmpty()) {
            return "no end";
        }
        @Nullable
        String size = Ascii.value(end, "size");
        if (size != null && !size.equals(String.valueOf(bytes.size()))) {
            return "size";
        }
        @Nullable
        String part = Ascii.value(end, "pcrc32");
        @Nullable
        String wanted = part == null ? Ascii.value(end, "crc32") : part;
        if (wanted == null) {
            return null;
        }
        var crc = new CRC32();
        crc.update(bytes.buffer());
        String found = String.format(Locale.ROOT, "%08x", crc.getValue());
        String padded = "0".repeat(Math.max(0, 8 - wanted.length())) + wanted.toLowerCase(Locale.ROOT);
        return padded.equals(found) ? null : "crc32";
    }
}
