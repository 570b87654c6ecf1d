package org.spampot.analysis.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.image.FinderPatterns.Center;

/// Three eyes that stand as those of one QR code do: at three corners of a square, or nearly one when it was photographed.
///
/// @param corner the one at the right angle, the code's upper left
/// @param right its upper right, when the code is not mirrored
/// @param below its lower left, when the code is not mirrored
/// @param misfit how far from a square, 0 for none
record EyeTriple(Center corner, Center right, Center below, float misfit) {
    /// Of so many eyes, those seen most, every three are tried.
    private static final int MOST_CENTERS = 48;
    private static final int MOST = 150;

    /// The best first.
    static List<EyeTriple> of(List<Center> all) {
        List<Center> centers = all.subList(0, Math.min(MOST_CENTERS, all.size()));
        List<EyeTriple> found = new ArrayList<>();
        for (int a = 0; a < centers.size(); a++) {
            for (int b = a + 1; b < centers.size(); b++) {
                if (alike(centers.get(a), centers.get(b))) {
                    for (int c = b + 1; c < centers.size(); c++) {
                        add(centers.get(a), centers.get(b), centers.get(c), found);
                    }
                }
            }
        }
        return found.stream().sorted(Comparator.comparingDouble(EyeTriple::misfit)).limit(MOST).toList();
    }

    private static boolean alike(Center a, Center b) {
        return a.module() < b.module() * 1.6f && b.module() < a.module() * 1.6f;
    }

    private static void add(Center a, Center b, Center c, List<EyeTriple> found) {
        if (!alike(a, c) || !alike(b, c)) {
            return;
        }
        float ab = distance(a, b);
        float bc = distance(b, c);
        float ca = distance(c, a);
        @Nullable
        EyeTriple triple;
        if (bc >= ab && bc >= ca) {
            triple = standing(a, b, c, ab, ca, bc);
        } else if (ca >= ab && ca >= bc) {
            triple = standing(b, a, c, ab, bc, ca);
        } else {
            triple = standing(c, a, b, ca, bc, ab);
        }
        if (triple != null) {
            found.add(triple);
        }
    }

    private static @Nullable EyeTriple standing(Center corner, Center one, Center other, float first, float second,
            float across) {
        float longer = Math.max(first, second);
        float legs = (longer - Math.min(first, second)) / longer;
        float square = Math.abs(across * across - first * first - second * second) / (across * across);
        float module = (corner.module() + one.module() + other.module()) / 3;
        float modules = longer / module;
        if (legs > 0.3f || square > 0.3f || modules < 9 || modules > 190) {
            return null;
        }
        float turn = (one.x() - corner.x()) * (other.y() - corner.y())
                - (one.y() - corner.y()) * (other.x() - corner.x());
        float misfit = legs + square + spread(corner, one, other);
        return turn > 0 ? new EyeTriple(corner, one, other, misfit) : new EyeTriple(corner, other, one, misfit);
    }

    private static float spread(Center a, Center b, Center c) {
        float most = Math.max(a.module(), Math.max(b.module(), c.module()));
        float least = Math.min(a.module(), Math.min(b.module(), c.module()));
        return (most - least) / most;
    }

    private static float distance(Center a, Center b) {
        return (float) Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    boolean holds(Center center) {
        return corner.equals(center) || right.equals(center) || below.equals(center);
    }

    /// Modules from eye to eye if the width measured along rows is true, and if it is that of a square eye seen slantwise.
    float[] spans() {
        float leg = (distance(corner, right) + distance(corner, below)) / 2;
        float module = (corner.module() + right.module() + below.module()) / 3;
        float slant = Math.max(Math.abs(right.x() - corner.x()), Math.abs(right.y() - corner.y()))
                / distance(corner, right);
        return new float[]{leg / (module * slant), leg / module};
    }
}
