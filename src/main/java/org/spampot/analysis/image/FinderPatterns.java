package org.spampot.analysis.image;

import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Looks for the three eyes of a QR code (ISO/IEC 18004, finder patterns): dark and light in the proportion 1:1:3:1:1 along
/// every line through the middle. Photographs have few such places, so this is also what tells cheaply that there is no code.
///
/// zxing finds them too, but weighs every three of all it found against each other: a picture tiled with eyes would keep
/// it busy for hours. Here their number is bounded.
final class FinderPatterns {
    /// More are not kept: 16 codes in one picture, and some chance likenesses.
    private static final int MOST = 128;

    private final BitMatrix matrix;
    /// The color of the outer ring and of the core.
    private final boolean ink;
    private final List<Center> found = new ArrayList<>();
    private int likely;

    private FinderPatterns(BitMatrix matrix, boolean ink) {
        this.matrix = matrix;
        this.ink = ink;
    }

    /// The eyes of a picture, those that were seen most first.
    ///
    /// @param dark on light
    /// @param light on dark
    /// @param likely lines with the right proportions, whatever came of them: none are in a picture without a code
    record Eyes(List<Center> dark, List<Center> light, int likely) {}

    /// The middle of an eye, in pixels.
    ///
    /// @param module width of the smallest square of its code, as measured along rows
    /// @param seen by how many rows
    record Center(float x, float y, float module, int seen) {}

    static Eyes find(BitMatrix matrix) {
        var dark = new FinderPatterns(matrix, true);
        var light = new FinderPatterns(matrix, false);
        int step = matrix.getHeight() > 1_000 ? 3 : matrix.getHeight() > 400 ? 2 : 1;
        int[] runs = new int[matrix.getWidth() + 3];
        var row = new BitArray(matrix.getWidth());
        for (int y = step / 2; y < matrix.getHeight(); y += step) {
            row = matrix.getRow(y, row);
            int last = runs(row, runs);
            int first = row.get(0) ? 0 : 1;
            dark.row(runs, first, last, y);
            light.row(runs, 1 - first, last, y);
        }
        return new Eyes(dark.sorted(), light.sorted(), dark.likely + light.likely);
    }

    private List<Center> sorted() {
        return found.stream().sorted(Comparator.comparingInt(Center::seen).reversed()).toList();
    }

    /// Where the color changes: `runs[0]` is 0, then come the ends of all runs. The index of the last end.
    static int runs(BitArray row, int[] runs) {
        int last = 0;
        int size = row.getSize();
        boolean dark = row.get(0);
        runs[0] = 0;
        while (runs[last] < size) {
            runs[last + 1] = dark ? row.getNextUnset(runs[last]) : row.getNextSet(runs[last]);
            last++;
            dark = !dark;
        }
        return last;
    }

    private void row(int[] at, int first, int last, int y) {
        for (int run = first; run + 5 <= last; run += 2) {
            int total = at[run + 5] - at[run];
            if (total >= 7 && proportions(at[run + 1] - at[run], at[run + 2] - at[run + 1], at[run + 3] - at[run + 2],
                    at[run + 4] - at[run + 3], at[run + 5] - at[run + 4])) {
                likely++;
                candidate((at[run + 2] + at[run + 3]) / 2, y, total);
            }
        }
    }

    /// 1:1:3:1:1, each within half a module.
    private static boolean proportions(int a, int b, int c, int d, int e) {
        float module = (a + b + c + d + e) / 7f;
        float off = module * 0.7f;
        return Math.abs(a - module) < off && Math.abs(b - module) < off && Math.abs(c - 3 * module) < 3 * off
                && Math.abs(d - module) < off && Math.abs(e - module) < off;
    }

    private void candidate(int x, int y, int total) {
        int known = near(x, y, total / 7f);
        if (known < 0 && found.size() >= MOST) {
            return;
        }
        float[] vertical = new float[2];
        float[] horizontal = new float[2];
        if (!across(x, y, 0, 1, total, vertical)) {
            return;
        }
        int middle = Math.round(y + vertical[0]);
        if (middle < 0 || middle >= matrix.getHeight() || !across(x, middle, 1, 0, total, horizontal)
                || !across(Math.round(x + horizontal[0]), middle, 1, 1, total, new float[2])) {
            return;
        }
        keep(known, x + horizontal[0] + 0.5f, y + vertical[0] + 0.5f, (horizontal[1] + vertical[1]) / 14f);
    }

    private void keep(int known, float x, float y, float module) {
        if (known < 0) {
            found.add(new Center(x, y, module, 1));
        } else {
            Center old = found.get(known);
            int seen = old.seen + 1;
            found.set(known, new Center((old.x * old.seen + x) / seen, (old.y * old.seen + y) / seen,
                    (old.module * old.seen + module) / seen, seen));
        }
    }

    private int near(float x, float y, float module) {
        for (int index = 0; index < found.size(); index++) {
            Center each = found.get(index);
            float reach = Math.max(1.5f, each.module * 1.5f);
            if (Math.abs(each.x - x) <= reach && Math.abs(each.y - y) <= reach
                    && module < each.module * 1.7f && each.module < module * 1.7f) {
                return index;
            }
        }
        return -1;
    }

    /// Checks the proportions along another line through (`x`, `y`); `result` is the way to the true middle and the
    /// length of the whole.
    private boolean across(int x, int y, int dx, int dy, int total, float[] result) {
        if (matrix.get(x, y) != ink) {
            return false;
        }
        int[] forward = arm(x, y, dx, dy, total);
        int[] back = arm(x, y, -dx, -dy, total);
        if (forward.length == 0 || back.length == 0) {
            return false;
        }
        int core = forward[0] + back[0] + 1;
        int whole = core + forward[1] + forward[2] + back[1] + back[2];
        result[0] = (forward[0] - back[0]) / 2f;
        result[1] = whole;
        return whole * 10 > total * 5 && whole * 10 < total * 18
                && proportions(back[2], back[1], core, forward[1], forward[2]);
    }

    /// Lengths of the rest of the core, the light ring and the dark ring in one direction; nothing when one is missing.
    private int[] arm(int x, int y, int dx, int dy, int longest) {
        int[] lengths = new int[3];
        int px = x + dx;
        int py = y + dy;
        for (int ring = 0; ring < 3; ring++) {
            boolean wanted = (ring != 1) == ink;
            while (inside(px, py) && lengths[ring] <= longest && matrix.get(px, py) == wanted) {
                lengths[ring]++;
                px += dx;
                py += dy;
            }
            if ((ring > 0 && lengths[ring] == 0) || lengths[ring] > longest) {
                return new int[0];
            }
        }
        return lengths;
    }

    private boolean inside(int x, int y) {
        return x >= 0 && y >= 0 && x < matrix.getWidth() && y < matrix.getHeight();
    }
}
