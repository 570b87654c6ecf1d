package org.spampot.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongPredicate;
import org.spampot.model.Bytes;

/// Rich text as Outlook packs it (MS-OXRTFCP): LZ77 with a window of 4 KiB that begins with usual RTF.
final class CompressedRtf {
    private static final int WINDOW = 4096;
    private static final int HEADER = 16;
    private static final long COMPRESSED = 0x75465a4cL;
    private static final long PLAIN = 0x414c454dL;
    private static final byte[] START = ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss "
            + "\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0"
            + "\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx").getBytes(StandardCharsets.US_ASCII);

    private CompressedRtf() {}

    /// The text; what is damaged ends it. Empty when `budget` does not give as many bytes as it may have.
    static Bytes expand(Bytes packed, LongPredicate budget) {
        var in = new LittleEndian(packed);
        in.skip(4); // size of what is packed
        long size = in.u32();
        long kind = in.u32();
        in.skip(4); // checksum
        if (kind == PLAIN) {
            return in.take(size);
        }
        // a reference of two bytes gives at most 17, so more cannot be true
        long most = Math.min(size, 9L * packed.size());
        if (kind != COMPRESSED || packed.size() < HEADER || !budget.test(most)) {
            return Bytes.EMPTY;
        }
        return expand(in, (int) most);
    }

    private static Bytes expand(LittleEndian in, int most) {
        byte[] window = Arrays.copyOf(START, WINDOW);
        int write = START.length;
        byte[] out = new byte[most];
        int length = 0;
        while (in.hasMore() && length < most) {
            int flags = in.u8();
            for (int bit = 0; bit < 8 && in.hasMore() && length < most; bit++) {
                if ((flags & (1 << bit)) == 0) {
                    byte c = (byte) in.u8();
                    out[length++] = c;
                    window[write++ % WINDOW] = c;
                    continue;
                }
                int high = in.u8();
                int reference = (high << 8) | in.u8();
                int from = reference >> 4;
                if (from == write % WINDOW) {
                    return Bytes.own(Arrays.copyOf(out, length)); // the end
                }
                for (int count = (reference & 15) + 2; count > 0 && length < most; count--) {
                    byte c = window[from++ % WINDOW];
                    out[length++] = c;
                    window[write++ % WINDOW] = c;
                }
            }
        }
        return Bytes.own(Arrays.copyOf(out, length));
    }
}
