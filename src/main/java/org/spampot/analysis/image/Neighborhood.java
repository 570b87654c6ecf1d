package org.spampot.analysis.image;

import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import java.util.Arrays;

/// Which pixels are darker than the 40 x 40 around them: bit for bit what zxing's `HybridBinarizer` gives, which sets one pixel
/// after another where this makes words of 32.
///
/// The picture is parted into blocks of 8 x 8, the last of each row and column moved back so that it is whole. A block's own
/// limit is its mean, or where it is of one color, what is around says whether that is dark; the limit used is the mean of
/// five by five blocks. Where blocks overlap, the higher limit holds.
final class Neighborhood {
    /// Pictures must be as wide and as high.
    static final int LEAST = 40;
    private static final int BLOCK = 8;
    /// Blocks of less contrast are of one color.
    private static final int FLAT = 24;

    private final byte[] grey;
    private final int width;
    private final int height;
    private final int columns;
    private final int rows;

    private Neighborhood(Picture picture) {
        this.grey = picture.grey();
        this.width = picture.width();
        this.height = picture.height();
        this.columns = (width + BLOCK - 1) / BLOCK;
        this.rows = (height + BLOCK - 1) / BLOCK;
    }

    static BitMatrix matrix(Picture picture) {
        var around = new Neighborhood(picture);
        return around.matrix(around.limits(around.blocks()));
    }

    private int[][] blocks() {
        int[][] limits = new int[rows][columns];
        int[] sums = new int[columns];
        int[] least = new int[columns];
        int[] most = new int[columns];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(sums, 0);
            Arrays.fill(least, 255);
            Arrays.fill(most, 0);
            int top = Math.min(row * BLOCK, height - BLOCK);
            for (int y = top; y < top + BLOCK; y++) {
                for (int column = 0; column < columns; column++) {
                    add(y * width + Math.min(column * BLOCK, width - BLOCK), column, sums, least, most);
                }
            }
            for (int column = 0; column < columns; column++) {
                int limit = sums[column] / (BLOCK * BLOCK);
                if (most[column] - least[column] <= FLAT) {
                    limit = flat(limits, row, column, least[column]);
                }
                limits[row][column] = limit;
            }
        }
        return limits;
    }

    private void add(int from, int column, int[] sums, int[] least, int[] most) {
        long eight = Picture.eight(grey, from);
        int low = (int) eight & 0xff;
        int high = low;
        int sum = low * BLOCK;
        if (!Picture.isPlain(eight)) {
            sum = low;
            for (int shift = Byte.SIZE; shift < Long.SIZE; shift += Byte.SIZE) {
                int pixel = (int) (eight >>> shift) & 0xff;
                sum += pixel;
                low = Math.min(low, pixel);
                high = Math.max(high, pixel);
            }
        }
        sums[column] += sum;
        least[column] = Math.min(least[column], low);
        most[column] = Math.max(most[column], high);
    }

    /// Taken for light, unless it is darker than what lies left of and above it.
    private static int flat(int[][] limits, int row, int column, int darkest) {
        if (row > 0 && column > 0) {
            int around = (limits[row - 1][column] + 2 * limits[row][column - 1] + limits[row - 1][column - 1]) / 4;
            if (darkest < around) {
                return around;
            }
        }
        return darkest / 2;
    }

    private int[][] limits(int[][] blocks) {
        int[][] limits = new int[rows][columns];
        int[] sums = new int[columns];
        for (int row = 0; row < rows; row++) {
            int middle = Math.clamp(row, 2, rows - 3);
            for (int column = 0; column < columns; column++) {
                int sum = 0;
                for (int above = middle - 2; above <= middle + 2; above++) {
                    sum += blocks[above][column];
                }
                sums[column] = sum;
            }
            for (int column = 0; column < columns; column++) {
                int left = Math.clamp(column, 2, columns - 3);
                limits[row][column] = (sums[left - 2] + sums[left - 1] + sums[left] + sums[left + 1] + sums[left + 2])
                        / 25;
            }
        }
        return limits;
    }

    private BitMatrix matrix(int[][] limits) {
        var matrix = new BitMatrix(width, height);
        var bits = new BitArray(width);
        byte[] limit = new byte[width];
        for (int y = 0; y < height; y++) {
            if (y % BLOCK == 0 || y == height - BLOCK) {
                spread(limits, y, limit);
            }
            BlackAndWhite.darker(grey, y * width, limit, bits);
            matrix.setRow(y, bits);
        }
        return matrix;
    }

    /// The limit of each pixel of a row.
    private void spread(int[][] limits, int y, byte[] limit) {
        int[] row = limits[y / BLOCK];
        int[] last = y >= height - BLOCK ? limits[rows - 1] : row;
        int end = Math.max(row[columns - 1], last[columns - 1]);
        for (int column = 0; column < columns; column++) {
            int here = Math.max(row[column], last[column]);
            Arrays.fill(limit, column * BLOCK, Math.min(width, (column + 1) * BLOCK), (byte) here);
        }
        for (int x = width - BLOCK; x < width; x++) {
            limit[x] = (byte) Math.max(limit[x] & 0xff, end);
        }
    }
}
