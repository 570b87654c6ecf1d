package org.spampot.analysis.image;

import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;

/// Whether a picture has a line that begins or ends as those of a PDF417 code do (ISO/IEC 15438, start and stop pattern), in any
/// of four directions. zxing looks for the same on turned copies of the picture; without it there is none to be found.
final class GuardPattern {
    private static final int[] START = {8, 1, 1, 1, 1, 1, 1, 3};
    private static final int[] STOP = {7, 1, 1, 3, 1, 1, 1, 2, 1};
    /// zxing's own step from line to line, and how far a bar may be off, in modules.
    private static final int STEP = 5;
    private static final float OFF = 0.8f;

    private GuardPattern() {}

    static boolean isIn(BitMatrix matrix) {
        return isInRows(matrix) || isInColumns(matrix);
    }

    private static boolean isInRows(BitMatrix matrix) {
        int[] edges = new int[matrix.getWidth() + 3];
        var row = new BitArray(matrix.getWidth());
        for (int y = 0; y < matrix.getHeight(); y++) {
            if (isLookedAt(y, matrix.getHeight())) {
                row = matrix.getRow(y, row);
                if (isIn(edges, FinderPatterns.runs(row, edges), row.get(0))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isInColumns(BitMatrix matrix) {
        int[] edges = new int[matrix.getHeight() + 3];
        int[][] words = words(matrix);
        for (int x = 0; x < matrix.getWidth(); x++) {
            int[] column = words[x / Integer.SIZE];
            if (isLookedAt(x, matrix.getWidth()) && isIn(edges, runs(column, x, edges), ((column[0] >> x) & 1) != 0)) {
                return true;
            }
        }
        return false;
    }

    /// Counted from either side.
    private static boolean isLookedAt(int number, int count) {
        return number % STEP == 0 || (count - 1 - number) % STEP == 0;
    }

    /// What lies one under another, 32 columns together.
    private static int[][] words(BitMatrix matrix) {
        int[][] words = new int[(matrix.getWidth() + Integer.SIZE - 1) / Integer.SIZE][matrix.getHeight()];
        var row = new BitArray(matrix.getWidth());
        for (int y = 0; y < matrix.getHeight(); y++) {
            row = matrix.getRow(y, row);
            for (int word = 0; word < words.length; word++) {
                words[word][y] = row.getBitArray()[word];
            }
        }
        return words;
    }

    /// As [FinderPatterns#runs], down column `x`.
    private static int runs(int[] column, int x, int[] edges) {
        int last = 0;
        int bit = 1 << x;
        for (int y = 1; y < column.length; y++) {
            if (((column[y] ^ column[y - 1]) & bit) != 0) {
                edges[++last] = y;
            }
        }
        edges[++last] = column.length;
        return last;
    }

    private static boolean isIn(int[] edges, int last, boolean dark) {
        int first = dark ? 0 : 1;
        for (int run = first; run < last; run += 2) {
            if (matches(edges, run, 1, last, START) || matches(edges, run, 1, last, STOP)
                    || matches(edges, run + 1, -1, last, START) || matches(edges, run + 1, -1, last, STOP)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the runs from the edge `from` on, forward or back, have the widths of `pattern`.
    private static boolean matches(int[] edges, int from, int step, int last, int[] pattern) {
        int end = from + step * pattern.length;
        if (end < 0 || end > last) {
            return false;
        }
        int modules = pattern.length == START.length ? 17 : 18;
        int total = Math.abs(edges[end] - edges[from]);
        float module = (float) total / modules;
        if (total < modules) {
            return false;
        }
        for (int bar = 0; bar < pattern.length; bar++) {
            int width = Math.abs(edges[from + step * (bar + 1)] - edges[from + step * bar]);
            if (Math.abs(width - pattern[bar] * module) > OFF * module) {
                return false;
            }
        }
        return true;
    }
}
