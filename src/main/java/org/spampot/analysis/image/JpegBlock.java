package org.spampot.analysis.image;

/// The coefficients of one block out of the bits of a scan (ITU-T T.81, F.2.2 and annex G.2): whole ones, or what a scan of a
/// progressive JPEG adds to them.
final class JpegBlock {
    /// Where a coefficient stands, row by row. What broken files have beyond the last goes there.
    private static final byte[] PLACES = {0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40,
            48, 41,
            34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
            52, 45,
            38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
            63};

    private JpegBlock() {}

    /// Where the coefficient `index` of those in a file's order stands.
    static int place(int index) {
        return PLACES[index];
    }

    /// Reads all but the first coefficient of a whole block, times their steps.
    ///
    /// @param steps in the order of the file
    /// @param block where they are written
    /// @return whether there was one
    static boolean fill(JpegBits bits, JpegCodes codes, int[] steps, int[] block) {
        byte[] all = bits.all();
        int at = bits.at();
        int index = 1;
        boolean any = false;
        while (index < 64) {
            long next = JpegBits.peek(all, at);
            int code = codes.find(next);
            int length = code >>> 8;
            int size = code & 15;
            int run = (code >> 4) & 15;
            at += length + size;
            index += run;
            if (size == 0) {
                if (run < 15) {
                    break;
                }
            } else {
                int value = JpegBits.signed((int) ((next << length) >>> (64 - size)), size);
                block[PLACES[index]] = value * steps[Math.min(63, index)];
                any = true;
            }
            index++;
        }
        bits.at(at);
        return any;
    }

    /// Goes past all coefficients of a whole block.
    static void skip(JpegBits bits, JpegCodes first, JpegCodes rest) {
        byte[] all = bits.all();
        int at = bits.at();
        int code = first.find(JpegBits.peek(all, at));
        at += (code >>> 8) + (code & 15);
        for (int index = 1; index < 64; index++) {
            code = rest.find(JpegBits.peek(all, at));
            int size = code & 15;
            int run = (code >> 4) & 15;
            at += (code >>> 8) + size;
            if (size == 0 && run < 15) {
                break;
            }
            index += run;
        }
        bits.at(at);
    }

    /// Reads coefficients from `from` to `to` for the first time, without their lowest `low` bits.
    ///
    /// @param blocks all coefficients of the picture; the block begins at `base`
    /// @return how many blocks that follow have none
    static int begin(JpegBits bits, JpegCodes codes, int from, int to, int low, short[] blocks, int base) {
        for (int index = from; index <= to; index++) {
            int code = bits.symbol(codes);
            int size = code & 15;
            int run = code >> 4;
            index += run;
            if (size > 0) {
                blocks[base + PLACES[index]] = (short) (bits.number(size) << low);
            } else if (run < 15) {
                return (1 << run) - 1 + (run == 0 ? 0 : bits.take(run));
            }
        }
        return 0;
    }

    /// Reads bit `low` of the coefficients from `from` to `to`, and those that have no higher bit.
    ///
    /// @return how many blocks that follow have no new ones
    static int refine(JpegBits bits, JpegCodes codes, int from, int to, int low, short[] blocks, int base) {
        int index = from;
        while (index <= to) {
            int code = bits.symbol(codes);
            int size = code & 15;
            int run = code >> 4;
            if (size == 0 && run < 15) {
                int blocksLeft = (1 << run) - 1 + (run == 0 ? 0 : bits.take(run));
                correct(bits, index, to, 64, low, blocks, base);
                return blocksLeft;
            }
            int fresh = size == 0 ? 0 : (bits.take(1) == 0 ? -1 : 1) << low;
            index = correct(bits, index, to, run, low, blocks, base);
            if (fresh != 0 && index <= 63) {
                blocks[base + PLACES[index]] = (short) fresh;
            }
            index++;
        }
        return 0;
    }

    /// Reads bit `low` of each coefficient there is, up to the place after `zeros` that are not.
    ///
    /// @return that place
    static int correct(JpegBits bits, int from, int to, int zeros, int low, short[] blocks, int base) {
        int left = zeros;
        int index = from;
        for (; index <= to; index++) {
            int at = base + PLACES[index];
            int value = blocks[at];
            if (value == 0) {
                if (left-- == 0) {
                    break;
                }
            } else if (bits.take(1) != 0 && (value & (1 << low)) == 0) {
                blocks[at] = (short) (value + (value > 0 ? 1 << low : -(1 << low)));
            }
        }
        return index;
    }
}
