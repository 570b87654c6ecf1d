package org.spampot.analysis.file;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A compressed block of Zstandard (RFC 8878 section 3.1.1.3): literals, and the sequences that say how many of them come
/// before each repetition. Tables and offsets are kept for the blocks behind it.
///
/// Thread-safety: none.
final class ZstdBlock {
    private static final int LARGEST = 128 * 1024;
    private static final ZstdTable LITERALS = ZstdTable.of(6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2,
            2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1);
    private static final ZstdTable OFFSETS = ZstdTable.of(5, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
            1, 1, 1, 1, 1, -1, -1, -1, -1, -1);
    private static final ZstdTable MATCHES = ZstdTable.of(6, 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1);
    /// Bits that follow the codes of lengths from the 16th, and from the 32nd, on.
    private static final int[] LITERAL_BITS = {1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    private static final int[] MATCH_BITS = {1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    private final ZstdOut out;
    private final int[] recent = {1, 4, 8};
    private @Nullable ZstdHuffman huffman;
    private @Nullable ZstdTable literalTable;
    private @Nullable ZstdTable offsetTable;
    private @Nullable ZstdTable matchTable;
    private byte[] literals = {};

    ZstdBlock(ZstdOut out) {
        this.out = out;
    }

    void read(byte[] data, int from, int to) {
        int at = literals(data, from, to);
        ZstdDamage.when(at >= to);
        int first = data[at++] & 0xff;
        int count = first;
        if (first >= 128) {
            count = first == 255 ? Little.u16(data, at) + 0x7f00 : ((first - 128) << 8) + Little.u8(data, at);
            at += first == 255 ? 2 : 1;
        }
        if (count == 0) {
            out.append(literals, 0, literals.length);
            return;
        }
        ZstdDamage.when(at >= to);
        int modes = data[at++] & 0xff;
        literalTable = table(modes >> 6, LITERALS, literalTable, data, at, to, 9);
        at += used(modes >> 6, literalTable);
        offsetTable = table(modes >> 4 & 3, OFFSETS, offsetTable, data, at, to, 8);
        at += used(modes >> 4 & 3, offsetTable);
        matchTable = table(modes >> 2 & 3, MATCHES, matchTable, data, at, to, 9);
        at += used(modes >> 2 & 3, matchTable);
        sequences(new BackwardBits(data, at, to), count, literalTable, offsetTable, matchTable);
    }

    private static ZstdTable table(int mode, ZstdTable usual, @Nullable ZstdTable before, byte[] data, int at, int to,
            int highest) {
        ZstdDamage.when((mode == 3 && before == null) || (mode == 1 && at >= to));
        return switch (mode) {
            case 0 -> usual;
            case 1 -> ZstdTable.single(data[at] & 0xff);
            case 2 -> ZstdTable.read(data, at, to, highest);
            default -> before == null ? usual : before;
        };
    }

    private static int used(int mode, ZstdTable table) {
        return mode == 1 || mode == 2 ? table.used() : 0;
    }

    private int literals(byte[] data, int from, int to) {
        int type = Little.u8(data, from) & 3;
        int format = Little.u8(data, from) >> 2 & 3;
        if (type < 2) {
            int width = (format & 1) == 0 ? 1 : format == 1 ? 2 : 3;
            int size = (int) (Little.u32(data, from) & ((1L << (8 * width)) - 1)) >> (width == 1 ? 3 : 4);
            int at = from + width;
            int stored = type == 0 ? size : 1;
            ZstdDamage.when(size > LARGEST || at + stored > to);
            literals = type == 0 ? Arrays.copyOfRange(data, at, at + size) : new byte[size];
            if (type == 1) {
                Arrays.fill(literals, data[at]);
            }
            return at + stored;
        }
        int width = format < 2 ? 3 : format + 2;
        int bits = format < 2 ? 10 : format == 2 ? 14 : 18;
        long head = Little.i64(data, from) >> 4;
        int size = (int) (head & ((1 << bits) - 1));
        int packed = (int) (head >> bits & ((1 << bits) - 1));
        int at = from + width;
        int end = at + packed;
        ZstdDamage.when(size > LARGEST || end > to);
        ZstdHuffman code = huffman;
        if (type == 2) {
            code = ZstdHuffman.read(data, at, end);
            at += code.used();
            huffman = code;
        }
        ZstdDamage.when(code == null);
        literals = new byte[size];
        if (code != null) {
            streams(code, data, at, end, format != 0);
        }
        return end;
    }

    private void streams(ZstdHuffman code, byte[] data, int from, int end, boolean four) {
        int at = from;
        int done = 0;
        if (four) {
            at += 6;
            for (int stream = 0; stream < 3; stream++) {
                int next = at + Little.u16(data, from + 2 * stream);
                ZstdDamage.when(next > end);
                done += code.decode(data, at, next, literals, done);
                at = next;
            }
        }
        done += code.decode(data, at, end, literals, done);
        ZstdDamage.when(done != literals.length);
    }

    private void sequences(BackwardBits in, int count, ZstdTable literalCodes, ZstdTable offsetCodes,
            ZstdTable matchCodes) {
        int literalState = in.take(literalCodes.log());
        int offsetState = in.take(offsetCodes.log());
        int matchState = in.take(matchCodes.log());
        int used = 0;
        int made = 0;
        for (int left = count; left > 0 && !out.isOver(); left--) {
            int offsetCode = offsetCodes.symbol(offsetState);
            ZstdDamage.when(offsetCode > 30);
            int offset = (1 << offsetCode) + in.take(offsetCode);
            int matched = length(matchCodes.symbol(matchState), 32, MATCH_BITS, in) + 3;
            int fresh = length(literalCodes.symbol(literalState), 16, LITERAL_BITS, in);
            ZstdDamage.when(in.left() < 0 || used + fresh > literals.length);
            if (left > 1) {
                literalState = literalCodes.next(literalState, in);
                matchState = matchCodes.next(matchState, in);
                offsetState = offsetCodes.next(offsetState, in);
            }
            made += fresh + matched;
            ZstdDamage.when(made > LARGEST);
            out.append(literals, used, fresh);
            used += fresh;
            out.repeat(offset(offset, fresh), matched);
        }
        out.append(literals, used, literals.length - used);
    }

    /// The first codes are lengths; of each other one the base is where the one before ends.
    private static int length(int code, int plain, int[] bits, BackwardBits in) {
        if (code < plain) {
            return code;
        }
        ZstdDamage.when(code - plain >= bits.length);
        int base = plain;
        for (int index = 0; index < code - plain; index++) {
            base += 1 << bits[index];
        }
        return base + in.take(bits[code - plain]);
    }

    /// Values up to 3 mean one of the last three offsets (RFC 8878 section 3.1.1.5).
    private int offset(int value, int fresh) {
        int which = value + (fresh == 0 ? 1 : 0) - 1;
        int offset = value > 3 ? value - 3 : which < 3 ? recent[which] : recent[0] - 1;
        if (value > 3 || which > 1) {
            recent[2] = recent[1];
        }
        if (value > 3 || which > 0) {
            recent[1] = recent[0];
            recent[0] = offset;
        }
        return offset;
    }
}
