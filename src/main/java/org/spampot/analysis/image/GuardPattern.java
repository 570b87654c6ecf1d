package org.spampot.analysis.image;

import com.google.zxing.common.BitMatrix;
import java.util.function.IntPredicate;

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
        int[] edges = new int[Math.max(matrix.getWidth(), matrix.getHeight()) + 2];
        return lines(matrix.getHeight(), matrix.getWidth(), edges, y -> x -> matrix.get(x, y))
                || lines(matrix.getWidth(), matrix.getHeight(), edges, x -> y -> matrix.get(x, y));
    }

    private interface Lines {
        IntPredicate line(int number);
    }

    private static boolean lines(int count, int length, int[] edges, Lines lines) {
        for (int number = 0; number < count; number++) {
            // counted from either side
            if ((number % STEP == 0 || (count - 1 - number) % STEP == 0) && line(lines.line(number), length, edges)) {
                return true;
            }
        }
        return false;
    }

    private static boolean line(IntPredicate dark, int length, int[] edges) {
        int last = 0;
        boolean color = dark.test(0);
        int first = color ? 0 : 1;
        for (int at = 1; at < length; at++) {
            if (dark.test(at) != color) {
                color = !color;
                edges[++last] = at;
            }
        }
        edges[++last] = length;
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
