package org.spampot.analysis.image;

import java.util.Arrays;
import java.util.HexFormat;

/// 64 bits that are nearly the same for pictures that look the same: resized, recompressed, recolored a little.
///
/// The picture is reduced to 32 x 32 by taking the mean of each cell, then to the 8 x 8 lowest frequencies of its discrete
/// cosine transform (DCT-II) without the mean; a bit is set where a frequency is stronger than the median. The first bit
/// is the lowest frequency across, and rows follow each other downward. Two pictures are variants of one when few bits differ: up
/// to 6 almost surely, over 12 hardly.
public final class PerceptualHash {
    private static final int SIDE = 32;
    private static final int KEPT = 8;
    private static final double[][] COSINES = cosines();

    private PerceptualHash() {}

    /// 16 hex digits; empty when the picture is too small or of one color, so that nothing can be told of it.
    public static String of(Picture picture) {
        if (picture.width() < KEPT || picture.height() < KEPT) {
            return "";
        }
        double[] cells = cells(picture);
        double[] kept = frequencies(cells);
        double strongest = Arrays.stream(kept).map(Math::abs).max().orElse(0);
        if (strongest < 24) {
            return "";
        }
        double[] sorted = kept.clone();
        Arrays.sort(sorted);
        // the noise of a symmetrical picture, half of whose frequencies are nothing, decides no bit
        double limit = sorted[sorted.length / 2] + strongest / 500;
        long hash = 0;
        for (double frequency : kept) {
            hash = hash << 1 | (frequency > limit ? 1 : 0);
        }
        return HexFormat.of().toHexDigits(hash);
    }

    /// How many bits of two hashes differ: 0 to 64.
    public static int distance(String one, String other) {
        return Long.bitCount(Long.parseUnsignedLong(one, 16) ^ Long.parseUnsignedLong(other, 16));
    }

    private static double[] cells(Picture picture) {
        double[] sums = new double[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            int top = row * picture.height() / SIDE;
            int bottom = Math.max(top + 1, (row + 1) * picture.height() / SIDE);
            for (int column = 0; column < SIDE; column++) {
                int left = column * picture.width() / SIDE;
                int right = Math.max(left + 1, (column + 1) * picture.width() / SIDE);
                long sum = 0;
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        sum += picture.at(x, y);
                    }
                }
                sums[row * SIDE + column] = (double) sum / ((bottom - top) * (right - left));
            }
        }
        return sums;
    }

    /// The 8 x 8 frequencies from (1, 1) on: those along the edges say how light one side is, which many pictures share.
    private static double[] frequencies(double[] cells) {
        double[][] rows = new double[SIDE][KEPT];
        for (int y = 0; y < SIDE; y++) {
            for (int u = 0; u < KEPT; u++) {
                double sum = 0;
                for (int x = 0; x < SIDE; x++) {
                    sum += cells[y * SIDE + x] * COSINES[u][x];
                }
                rows[y][u] = sum;
            }
        }
        double[] kept = new double[KEPT * KEPT];
        for (int v = 0; v < KEPT; v++) {
            for (int u = 0; u < KEPT; u++) {
                double sum = 0;
                for (int y = 0; y < SIDE; y++) {
                    sum += rows[y][u] * COSINES[v][y];
                }
                kept[v * KEPT + u] = sum;
            }
        }
        return kept;
    }

    private static double[][] cosines() {
        double[][] table = new double[KEPT][SIDE];
        for (int u = 0; u < KEPT; u++) {
            for (int x = 0; x < SIDE; x++) {
                table[u][x] = Math.cos(Math.PI * (2 * x + 1) * (u + 1) / (2.0 * SIDE));
            }
        }
        return table;
    }
}
