package org.spampot.analysis.file;

import org.spampot.model.Bytes;

/// ssdeep's context-triggered piecewise hash (spamsum): a character for each piece between places that a rolling hash
/// picks, for two block sizes. In one pass: the block sizes that may still be chosen are computed side by side, as the
/// reference's `fuzzy.c` (2.14) does.
public final class Ssdeep {
    private static final int LENGTH = 64;
    private static final int SMALLEST_BLOCK = 3;
    private static final int SIZES = 31;
    private static final int WINDOW = 7;
    private static final int PRIME = 0x01000193;
    /// Only six bits of the sum are ever written, and they depend on no higher ones.
    private static final int SIX_BITS = 0x3f;
    private static final int START = 0x28021967 & SIX_BITS;
    private static final char[] BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
            .toCharArray();

    /// The digest for one block size.
    private static final class Block {
        private int sum = START;
        private int halfSum = START;
        private int length;
        private char half;
        private final char[] digest = new char[LENGTH];
    }

    private final Block[] blocks = new Block[SIZES];
    private final long total;
    private int first;
    private int end = 1;
    private long border = (long) SMALLEST_BLOCK * LENGTH;
    private final int[] window = new int[WINDOW];
    private int h1;
    private int h2;
    private int h3;

    private Ssdeep(int total) {
        this.total = total;
        blocks[0] = new Block();
    }

    /// `blocksize:hash:hash of twice the block size`.
    public static String of(Bytes bytes) {
        var state = new Ssdeep(bytes.size());
        int slot = 0;
        for (byte value : bytes.toArray()) {
            state.step(value & 0xff, slot);
            slot = slot == WINDOW - 1 ? 0 : slot + 1;
        }
        return state.digest();
    }

    private void step(int value, int slot) {
        h2 += WINDOW * value - h1;
        h1 += value - window[slot];
        window[slot] = value;
        h3 = (h3 << 5) ^ value;
        long rolled = Integer.toUnsignedLong(h1 + h2 + h3) + 1;
        for (int at = first; at < end; at++) {
            Block block = blocks[at];
            block.sum = (block.sum * PRIME ^ value) & SIX_BITS;
            block.halfSum = (block.halfSum * PRIME ^ value) & SIX_BITS;
        }
        // 2^32 is no multiple of 3, so a rolled sum that overflows is none of a block size either
        for (int at = first; at < end && rolled % ((long) SMALLEST_BLOCK << at) == 0 && rolled <= 0xffffffffL; at++) {
            reset(at);
        }
    }

    private void reset(int at) {
        Block block = blocks[at];
        if (block.length == 0 && end < SIZES) {
            Block last = blocks[end - 1];
            Block next = new Block();
            next.sum = last.sum;
            next.halfSum = last.halfSum;
            blocks[end++] = next;
        }
        block.digest[block.length] = BASE64[block.sum];
        block.half = BASE64[block.halfSum];
        if (block.length < LENGTH - 1) {
            block.digest[++block.length] = 0;
            block.sum = START;
            if (block.length < LENGTH / 2) {
                block.halfSum = START;
                block.half = 0;
            }
        } else {
            reduce();
        }
    }

    /// Gives up the smallest block size when the file is known to be too large for it.
    private void reduce() {
        if (end - first >= 2 && border < total && blocks[first + 1].length >= LENGTH / 2) {
            first++;
            border *= 2;
        }
    }

    private String digest() {
        int at = first;
        while (((long) SMALLEST_BLOCK << at) * LENGTH < total) {
            at++;
        }
        at = Math.min(at, end - 1);
        while (at > first && blocks[at].length < LENGTH / 2) {
            at--;
        }
        boolean open = h1 + h2 + h3 != 0;
        var out = new StringBuilder().append((long) SMALLEST_BLOCK << at).append(':');
        Block block = blocks[at];
        out.append(block.digest, 0, block.length);
        last(out, open, block.sum, block.digest[block.length]);
        out.append(':');
        if (at < end - 1) {
            Block next = blocks[at + 1];
            out.append(next.digest, 0, Math.min(next.length, LENGTH / 2 - 1));
            last(out, open, next.halfSum, next.half);
        } else if (open) {
            out.append(BASE64[block.sum]);
        }
        return out.toString();
    }

    private static void last(StringBuilder out, boolean open, int sum, char closed) {
        if (open) {
            out.append(BASE64[sum]);
        } else if (closed != 0) {
            out.append(closed);
        }
    }
}
