package org.spampot.analysis.image;

import java.util.Arrays;

/// The picture that blocks of a JPEG make: the inverse cosine transform (ITU-T T.81, A.3.3) by Loeffler, Ligtenberg and
/// Moschytz in integers, rounded as libjpeg's `jidctint.c` does, so that every pixel is as all others read it.
///
/// What no block was given for is gray.
final class JpegPixels {
    private static final int FRACTION = 13;
    private static final int KEPT = 2;
    private static final int C0_298 = 2446;
    private static final int C0_390 = 3196;
    private static final int C0_541 = 4433;
    private static final int C0_765 = 6270;
    private static final int C0_899 = 7373;
    private static final int C1_175 = 9633;
    private static final int C1_501 = 12299;
    private static final int C1_847 = 15137;
    private static final int C1_961 = 16069;
    private static final int C2_053 = 16819;
    private static final int C2_562 = 20995;
    private static final int C3_072 = 25172;
    private static final int GRAY = 128;

    private final int width;
    private final int height;
    private final int step;
    private final int wide;
    private final byte[] grey;
    private final int[] work = new int[64];
    private final byte[] line = new byte[8];

    /// @param step of so many rows and columns one is taken
    JpegPixels(int width, int height, int step) {
        this.width = width;
        this.height = height;
        this.step = step;
        this.wide = (width + step - 1) / step;
        this.grey = new byte[wide * ((height + step - 1) / step)];
        Arrays.fill(grey, (byte) GRAY);
    }

    Picture picture() {
        return new Picture(wide, grey.length / wide, grey);
    }

    /// Draws a block of one brightness.
    ///
    /// @param mean the coefficient that is all it has
    void flat(int column, int row, int mean) {
        int top = row * 8;
        int from = (column * 8 + step - 1) / step;
        int to = (Math.min(width, column * 8 + 8) + step - 1) / step;
        if (from < to) {
            byte value = limited(((mean + 4) >> 3) + GRAY);
            for (int y = top; y < Math.min(height, top + 8); y++) {
                if (y % step == 0) {
                    int at = y / step * wide;
                    Arrays.fill(grey, at + from, at + to, value);
                }
            }
        }
    }

    /// Draws a block.
    ///
    /// @param block its 64 coefficients, row by row
    void draw(int column, int row, int[] block) {
        int left = column * 8;
        int top = row * 8;
        if (left >= width || top >= height) {
            return;
        }
        columns(block);
        int bottom = Math.min(8, height - top);
        boolean whole = step == 1 && left + 8 <= width;
        for (int y = 0; y < bottom; y++) {
            if (whole) {
                row(y * 8, grey, (top + y) * wide + left);
            } else if ((top + y) % step == 0) {
                row(y * 8, line, 0);
                int at = (top + y) / step * wide;
                for (int x = (left + step - 1) / step * step; x < Math.min(width, left + 8); x += step) {
                    grey[at + x / step] = line[x - left];
                }
            }
        }
    }

    private void columns(int[] block) {
        int[] to = work;
        for (int x = 0; x < 8; x++) {
            int c1 = block[x + 8];
            int c2 = block[x + 16];
            int c3 = block[x + 24];
            int c4 = block[x + 32];
            int c5 = block[x + 40];
            int c6 = block[x + 48];
            int c7 = block[x + 56];
            if ((c1 | c2 | c3 | c4 | c5 | c6 | c7) == 0) {
                int same = block[x] << KEPT;
                for (int y = x; y < 64; y += 8) {
                    to[y] = same;
                }
                continue;
            }
            int shared = (c2 + c6) * C0_541;
            int even2 = shared - c6 * C1_847;
            int even3 = shared + c2 * C0_765;
            int even0 = (block[x] + c4) << FRACTION;
            int even1 = (block[x] - c4) << FRACTION;
            int z5 = (c7 + c3 + c5 + c1) * C1_175;
            int z1 = -(c7 + c1) * C0_899;
            int z2 = -(c5 + c3) * C2_562;
            int z3 = z5 - (c7 + c3) * C1_961;
            int z4 = z5 - (c5 + c1) * C0_390;
            int odd0 = c7 * C0_298 + z1 + z3;
            int odd1 = c5 * C2_053 + z2 + z4;
            int odd2 = c3 * C3_072 + z2 + z3;
            int odd3 = c1 * C1_501 + z1 + z4;
            int half = 1 << (FRACTION - KEPT - 1);
            int a = even0 + even3 + half;
            int b = even1 + even2 + half;
            int c = even1 - even2 + half;
            int d = even0 - even3 + half;
            to[x] = (a + odd3) >> (FRACTION - KEPT);
            to[x + 8] = (b + odd2) >> (FRACTION - KEPT);
            to[x + 16] = (c + odd1) >> (FRACTION - KEPT);
            to[x + 24] = (d + odd0) >> (FRACTION - KEPT);
            to[x + 32] = (d - odd0) >> (FRACTION - KEPT);
            to[x + 40] = (c - odd1) >> (FRACTION - KEPT);
            to[x + 48] = (b - odd2) >> (FRACTION - KEPT);
            to[x + 56] = (a - odd3) >> (FRACTION - KEPT);
        }
    }

    private void row(int from, byte[] to, int at) {
        int[] in = work;
        int c1 = in[from + 1];
        int c2 = in[from + 2];
        int c3 = in[from + 3];
        int c4 = in[from + 4];
        int c5 = in[from + 5];
        int c6 = in[from + 6];
        int c7 = in[from + 7];
        if ((c1 | c2 | c3 | c4 | c5 | c6 | c7) == 0) {
            Arrays.fill(to, at, at + 8, limited(((in[from] + (1 << (KEPT + 2))) >> (KEPT + 3)) + GRAY));
            return;
        }
        int shared = (c2 + c6) * C0_541;
        int even2 = shared - c6 * C1_847;
        int even3 = shared + c2 * C0_765;
        int even0 = (in[from] + c4) << FRACTION;
        int even1 = (in[from] - c4) << FRACTION;
        int z5 = (c7 + c3 + c5 + c1) * C1_175;
        int z1 = -(c7 + c1) * C0_899;
        int z2 = -(c5 + c3) * C2_562;
        int z3 = z5 - (c7 + c3) * C1_961;
        int z4 = z5 - (c5 + c1) * C0_390;
        int odd0 = c7 * C0_298 + z1 + z3;
        int odd1 = c5 * C2_053 + z2 + z4;
        int odd2 = c3 * C3_072 + z2 + z3;
        int odd3 = c1 * C1_501 + z1 + z4;
        // half of what is cut off, and gray for nothing
        int half = (1 << (FRACTION + KEPT + 2)) + (GRAY << (FRACTION + KEPT + 3));
        int a = even0 + even3 + half;
        int b = even1 + even2 + half;
        int c = even1 - even2 + half;
        int d = even0 - even3 + half;
        int down = FRACTION + KEPT + 3;
        to[at] = limited((a + odd3) >> down);
        to[at + 1] = limited((b + odd2) >> down);
        to[at + 2] = limited((c + odd1) >> down);
        to[at + 3] = limited((d + odd0) >> down);
        to[at + 4] = limited((d - odd0) >> down);
        to[at + 5] = limited((c - odd1) >> down);
        to[at + 6] = limited((b - odd2) >> down);
        to[at + 7] = limited((a - odd3) >> down);
    }

    private static byte limited(int value) {
        return (byte) ((value & ~255) == 0 ? value : value < 0 ? 0 : 255);
    }
}
