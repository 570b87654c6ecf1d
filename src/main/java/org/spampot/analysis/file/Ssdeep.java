package org.spampot.analysis.file;

import java.util.Arrays;
import org.spampot.model.Bytes;

/// ssdeep's context-triggered piecewise hash (spamsum): a character for each piece between places that a rolling hash
/// picks, for two block sizes. In one pass: the block sizes that may still be chosen are computed side by side, as the
/// reference's `fuzzy.c` (2.14) does.
public final class Ssdeep {
    private static final int LENGTH = 64;
    private static final int SMALLEST_BLOCK = 3;
    private static final int SIZES = 31;
    private static final int WINDOW = 7;
    /// Only six bits of the sum are ever written, and they depend on no higher ones.
    private static final int SIX_BITS = 0x3f;
    private static final int START = 0x28021967 & SIX_BITS;
    /// The sums of eight block sizes are in one word, a byte for each: they take a step together.
    private static final int LANES = 8;
    private static final long EACH = 0x0101010101010101L;
    private static final long SIX_OF_EACH = SIX_BITS * EACH;
    private static final long TWO_OF_EACH = 3 * EACH;
    /// A number is a multiple of three when its product with this, the inverse of three, is at most a third of the range.
    private static final int THIRD = 0xaaaaaaab;
    private static final int MOST_THIRD = 0x55555555;
    private static final char[] BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
            .toCharArray();

    /// The digest for one block size.
    private static final class Block {
        private int length;
        private char half;
        private final char[] digest = new char[LENGTH];
    }

    private final Block[] blocks = new Block[SIZES];
    private final long[] sums = new long[SIZES / LANES + 2];
    private final long[] halfSums = new long[SIZES / LANES + 2];
    private final long total;
    private int first;
    private int end = 1;
    private long border = (long) SMALLEST_BLOCK * LENGTH;

    private Ssdeep(int total) {
        this.total = total;
        blocks[0] = new Block();
        Arrays.fill(sums, START * EACH);
        Arrays.fill(halfSums, START * EACH);
    }

    /// `blocksize:hash:hash of twice the block size`.
    public static String of(Bytes bytes) {
        return of(bytes.toArray());
    }

    static String of(byte[] bytes) {
        var state = new Ssdeep(bytes.length);
        boolean open = state.run(bytes);
        return state.digest(open);
    }

    /// Reads all; whether the rolling hash is not at its beginning when it ends. The sums that change with every byte are in
    /// variables: those of the sixteen smallest block sizes still open, others are none but for files made to have them.
    private boolean run(byte[] bytes) {
        int h1 = 0;
        int h2 = 0;
        int h3 = 0;
        int word = 0;
        long near = sums[0];
        long far = sums[1];
        long nearHalf = halfSums[0];
        long farHalf = halfSums[1];
        for (int at = 0; at < bytes.length; at++) {
            int value = bytes[at] & 0xff;
            h2 += WINDOW * value - h1;
            h1 += value - (at < WINDOW ? 0 : bytes[at - WINDOW] & 0xff);
            h3 = (h3 << 5) ^ value;
            long spread = (value & SIX_BITS) * EACH;
            near = times(near) ^ spread;
            far = times(far) ^ spread;
            nearHalf = times(nearHalf) ^ spread;
            farHalf = times(farHalf) ^ spread;
            for (int more = word + 2; more <= (end - 1) / LANES; more++) {
                sums[more] = times(sums[more]) ^ spread;
                halfSums[more] = times(halfSums[more]) ^ spread;
            }
            int rolled = h1 + h2 + h3 + 1;
            // 2^32 is no multiple of 3, so a rolled sum that overflows to 0 is none of a block size either
            if ((rolled & ((1 << first) - 1)) == 0 && rolled != 0
                    && Integer.compareUnsigned(rolled * THIRD, MOST_THIRD) <= 0) {
                sums[word] = near;
                sums[word + 1] = far;
                halfSums[word] = nearHalf;
                halfSums[word + 1] = farHalf;
                reset(first, Integer.numberOfTrailingZeros(rolled));
                word = first / LANES;
                near = sums[word];
                far = sums[word + 1];
                nearHalf = halfSums[word];
                farHalf = halfSums[word + 1];
            }
        }
        sums[word] = near;
        sums[word + 1] = far;
        halfSums[word] = nearHalf;
        halfSums[word + 1] = farHalf;
        return h1 + h2 + h3 != 0;
    }

    private void reset(int from, int to) {
        for (int at = from; at < end && at <= to; at++) {
            reset(at);
        }
    }

    /// Each sum times the prime 0x01000193, of which 16 + 3 matters to six bits: nothing is carried into the next byte.
    private static long times(long sums) {
        return (3 * sums + ((sums & TWO_OF_EACH) << 4)) & SIX_OF_EACH;
    }

    private static int sum(long[] sums, int block) {
        return (int) (sums[block / LANES] >>> (8 * (block % LANES))) & SIX_BITS;
    }

    private static void set(long[] sums, int block, int sum) {
        int shift = 8 * (block % LANES);
        sums[block / LANES] = (sums[block / LANES] & ~((long) SIX_BITS << shift)) | ((long) sum << shift);
    }

    private void reset(int at) {
        Block block = blocks[at];
        if (block.length == 0 && end < SIZES) {
            set(sums, end, sum(sums, end - 1));
            set(halfSums, end, sum(halfSums, end - 1));
            blocks[end++] = new Block();
        }
        block.digest[block.length] = BASE64[sum(sums, at)];
        block.half = BASE64[sum(halfSums, at)];
        if (block.length < LENGTH - 1) {
            block.digest[++block.length] = 0;
            set(sums, at, START);
            if (block.length < LENGTH / 2) {
                set(halfSums, at, START);
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

    private String digest(boolean open) {
        int at = first;
        while (((long) SMALLEST_BLOCK << at) * LENGTH < total) {
            at++;
        }
        at = Math.min(at, end - 1);
        while (at > first && blocks[at].length < LENGTH / 2) {
            at--;
        }
        var out = new StringBuilder().append((long) SMALLEST_BLOCK << at).append(':');
        Block block = blocks[at];
        out.append(block.digest, 0, block.length);
        last(out, open, sum(sums, at), block.digest[block.length]);
        out.append(':');
        if (at < end - 1) {
            Block next = blocks[at + 1];
            out.append(next.digest, 0, Math.min(next.length, LENGTH / 2 - 1));
            last(out, open, sum(halfSums, at + 1), next.half);
        } else if (open) {
            out.append(BASE64[sum(sums, at)]);
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
