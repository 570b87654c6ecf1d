package org.spampot.analysis.file;

import java.util.Arrays;
import org.spampot.model.Bytes;

/// Zstandard (RFC 8878): frames one behind the other, without dictionaries. The window is what was unpacked so far, so
/// that a file that tells a large one costs nothing.
final class Zstd implements ZstdOut {
    private static final long MAGIC = 0xfd2fb528L;
    private static final int LARGEST_BLOCK = 128 * 1024;
    /// What a block costs beside what comes out: its tables may take more work than its content.
    private static final int BLOCK_COST = 1024;

    private final byte[] data;
    private final int end;
    private final int most;
    private byte[] out = new byte[8192];
    private int size;
    private int at;
    private int blocks;
    private boolean over;

    private Zstd(byte[] data, int from, int to, int most) {
        this.data = data;
        this.at = from;
        this.end = to;
        this.most = most;
    }

    /// What is packed from `from` to `to`, as far as it can be read.
    static Unpack unpack(byte[] data, int from, int to, Budget budget) {
        var zstd = new Zstd(data, from, Math.min(to, data.length), budget.allowance(to - from));
        boolean whole = zstd.frames();
        budget.spend(zstd.size + zstd.blocks * BLOCK_COST);
        if (zstd.over) {
            budget.overBytes();
        }
        return new Unpack(Bytes.own(Arrays.copyOf(zstd.out, zstd.size)), zstd.at - from, whole, zstd.over);
    }

    /// False where damage, or the budget, ended it.
    private boolean frames() {
        try {
            int frames = 0;
            while (at + 8 <= end) {
                long magic = Little.u32(data, at);
                if ((magic & 0xfffffff0L) == 0x184d2a50L) {
                    at = (int) Math.min(end, at + 8 + Little.u32(data, at + 4));
                } else if (magic == MAGIC) {
                    if (!frame()) {
                        return false;
                    }
                    frames++;
                } else {
                    return false;
                }
            }
            return frames > 0;
        } catch (ZstdDamage damage) {
            return false;
        }
    }

    /// RFC 8878 section 3.1.1.
    private boolean frame() {
        int head = Little.u8(data, at + 4);
        boolean single = (head & 0x20) != 0;
        int dictionary = (1 << (head & 3)) >> 1;
        int sizes = head >> 6 == 0 ? (single ? 1 : 0) : 1 << (head >> 6);
        at += 5 + (single ? 0 : 1) + dictionary + sizes;
        var block = new ZstdBlock(this);
        boolean last = false;
        while (!last) {
            if (at + 3 > end) {
                return false;
            }
            int header = Little.u16(data, at) | Little.u8(data, at + 2) << 16;
            last = (header & 1) != 0;
            at += 3;
            blocks++;
            if (!block(header >> 1 & 3, header >> 3, block) || over) {
                return false;
            }
            if ((long) size + (long) blocks * BLOCK_COST > most + (long) LARGEST_BLOCK) {
                over = true;
                return false;
            }
        }
        at += (head & 4) != 0 ? 4 : 0;
        return at <= end;
    }

    private boolean block(int type, int length, ZstdBlock block) {
        if (length > LARGEST_BLOCK || type == 3 || at + (type == 1 ? 1 : length) > end) {
            return false;
        }
        if (type == 1) {
            byte[] run = new byte[length];
            Arrays.fill(run, data[at++]);
            append(run, 0, length);
            return true;
        }
        if (type == 0) {
            append(data, at, length);
        } else {
            int before = size;
            block.read(data, at, at + length);
            if (size - before > LARGEST_BLOCK) {
                return false;
            }
        }
        at += length;
        return true;
    }

    @Override
    public void append(byte[] from, int start, int length) {
        int kept = room(length);
        System.arraycopy(from, start, out, size, kept);
        size += kept;
    }

    @Override
    public void repeat(int offset, int length) {
        ZstdDamage.when(offset <= 0 || offset > size || length > 2 * LARGEST_BLOCK);
        int kept = room(length);
        for (int left = kept; left > 0; left--) {
            out[size] = out[size - offset];
            size++;
        }
    }

    private int room(int length) {
        int kept = Math.min(length, most - size);
        over |= kept < length;
        if (size + kept > out.length) {
            out = Arrays.copyOf(out, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(size + kept, out.length * 2L)));
        }
        return kept;
    }

    @Override
    public boolean isOver() {
        return over;
    }
}
