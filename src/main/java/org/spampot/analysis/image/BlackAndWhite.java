package org.spampot.analysis.image;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import java.util.Arrays;

/// Which pixels of a picture are dark: two ways to decide it.
final class BlackAndWhite {
    private static final long HIGH = 0x8080_8080_8080_8080L;

    private BlackAndWhite() {}

    static LuminanceSource source(Picture picture) {
        return new PlanarYUVLuminanceSource(picture.grey(), picture.width(), picture.height(), 0, 0, picture.width(),
                picture.height(), false);
    }

    /// Darker than what is around it: finds codes in shade, on gradients and in photographs.
    static BitMatrix byNeighborhood(Picture picture) {
        return picture.width() < Neighborhood.LEAST || picture.height() < Neighborhood.LEAST
                ? byWhole(picture)
                : Neighborhood.matrix(picture);
    }

    /// Darker than one limit for the whole picture, the one that parts its histogram best (Otsu's method): finds codes in
    /// pictures made by programs, whose modules may be larger than any neighborhood.
    static BitMatrix byWhole(Picture picture) {
        int limit = limit(picture.histogram(), picture.pixels());
        int width = picture.width();
        var limits = new byte[width];
        Arrays.fill(limits, (byte) limit);
        var matrix = new BitMatrix(width, picture.height());
        var row = new BitArray(width);
        for (int y = 0; y < picture.height(); y++) {
            darker(picture.grey(), y * width, limits, row);
            matrix.setRow(y, row);
        }
        return matrix;
    }

    /// Sets the bits of `row` whose pixels, from `start` on, are as dark as the limit at their place or darker.
    static void darker(byte[] grey, int start, byte[] limits, BitArray row) {
        int width = limits.length;
        for (int x = 0; x < width; x += Integer.SIZE) {
            int word = 0;
            int end = Math.min(width - x, Integer.SIZE);
            int bit = 0;
            for (; bit + Long.BYTES <= end; bit += Long.BYTES) {
                word |= darker(Picture.eight(grey, start + x + bit), Picture.eight(limits, x + bit)) << bit;
            }
            for (; bit < end; bit++) {
                word |= (((grey[start + x + bit] & 0xff) - (limits[x + bit] & 0xff) - 1) >>> 31) << bit;
            }
            row.setBulk(x, word);
        }
    }

    /// Eight pixels at a time: where both highest bits are the same, the other seven decide, by a subtraction that never
    /// borrows from the next pixel.
    private static int darker(long pixels, long limits) {
        long rest = (limits | HIGH) - (pixels & ~HIGH);
        return (int) Long.compress((limits & ~pixels) | (~(limits ^ pixels) & rest), HIGH);
    }

    private static int limit(int[] histogram, int pixels) {
        double whole = 0;
        for (int value = 0; value < 256; value++) {
            whole += (double) value * histogram[value];
        }
        double best = -1;
        double dark = 0;
        long count = 0;
        int limit = 127;
        for (int value = 0; value < 255; value++) {
            count += histogram[value];
            dark += (double) value * histogram[value];
            long others = pixels - count;
            if (count > 0 && others > 0) {
                double apart = dark / count - (whole - dark) / others;
                double between = count * (double) others * apart * apart;
                if (between > best) {
                    best = between;
                    limit = value;
                }
            }
        }
        return limit;
    }
}
