package org.spampot.analysis.image;

import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.common.PerspectiveTransform;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads the QR code that three eyes belong to: how many modules it has, where they are, and which are dark
/// (ISO/IEC 18004). What they say is decoded by zxing, which also turns a mirrored code around.
final class QrGrid {
    private static final int SMALLEST = 21;
    private static final int LARGEST = 177;
    /// Of 25 modules of an alignment pattern, this many must be what they should be.
    private static final int ALIGNED = 21;

    private final BitMatrix matrix;
    private final EyeTriple eyes;
    private final Effort effort;

    private QrGrid(BitMatrix matrix, EyeTriple eyes, Effort effort) {
        this.matrix = matrix;
        this.eyes = eyes;
        this.effort = effort;
    }

    /// What the code says and its box; nothing when there is no code at these eyes.
    static @Nullable Code read(BitMatrix matrix, EyeTriple eyes, Effort effort) {
        var grid = new QrGrid(matrix, eyes, effort);
        int[] sizes = grid.sizes();
        for (int size : sizes) {
            @Nullable
            Code code = grid.read(size);
            if (code != null) {
                return code;
            }
        }
        return null;
    }

    /// Likely numbers of modules in a row (17 + 4 x version), the likeliest first.
    private int[] sizes() {
        float[] spans = eyes.spans();
        return Arrays.stream(new int[]{0, 1, -1})
                .flatMap(off -> IntStream.of(size(spans[0], off), size(spans[1], off)))
                .filter(size -> size >= SMALLEST && size <= LARGEST).distinct().toArray();
    }

    private static int size(float span, int off) {
        return 17 + 4 * (Math.round((span + 7 - 17) / 4) + off);
    }

    private @Nullable Code read(int size) {
        float span = size - 7;
        float farX = eyes.right().x() - eyes.corner().x() + eyes.below().x();
        float farY = eyes.right().y() - eyes.corner().y() + eyes.below().y();
        PerspectiveTransform straight = transform(size, size - 3.5f, farX, farY);
        if (size > SMALLEST && effort.spend(40_000)) {
            float @Nullable [] mark = alignment(size, straight, span);
            if (mark != null) {
                @Nullable
                Code bent = decode(transform(size, size - 6.5f, mark[0], mark[1]), size);
                if (bent != null) {
                    return bent;
                }
            }
        }
        return decode(straight, size);
    }

    /// From modules to pixels: the middles of the eyes, and one point near the fourth corner.
    private PerspectiveTransform transform(int size, float fourth, float x, float y) {
        float last = size - 3.5f;
        return PerspectiveTransform.quadrilateralToQuadrilateral(3.5f, 3.5f, last, 3.5f, fourth, fourth, 3.5f, last,
                eyes.corner().x(), eyes.corner().y(), eyes.right().x(), eyes.right().y(), x, y, eyes.below().x(),
                eyes.below().y());
    }

    /// The middle of the alignment pattern next to the fourth corner: dark, light, dark squares in one another. The place
    /// that looks most like one around where it would be in a flat code.
    private float @Nullable [] alignment(int size, PerspectiveTransform straight, float span) {
        float rightX = (eyes.right().x() - eyes.corner().x()) / span;
        float rightY = (eyes.right().y() - eyes.corner().y()) / span;
        float downX = (eyes.below().x() - eyes.corner().x()) / span;
        float downY = (eyes.below().y() - eyes.corner().y()) / span;
        float[] expected = {size - 6.5f, size - 6.5f};
        straight.transformPoints(expected);
        float reach = Math.min(9, 3 + size / 12f);
        float step = 1 / 3f;
        int steps = Math.round(reach / step);
        float bestScore = ALIGNED - 0.5f;
        float sumX = 0;
        float sumY = 0;
        int equals = 0;
        for (int down = -steps; down <= steps; down++) {
            for (int right = -steps; right <= steps; right++) {
                float x = expected[0] + right * step * rightX + down * step * downX;
                float y = expected[1] + right * step * rightY + down * step * downY;
                if (!dark(x, y)) {
                    continue;
                }
                float score = likeness(x, y, rightX, rightY, downX, downY)
                        - (Math.abs(right) + Math.abs(down)) * 0.5f / steps;
                if (score > bestScore + 0.4f) {
                    bestScore = score;
                    sumX = x;
                    sumY = y;
                    equals = 1;
                } else if (equals > 0 && score > bestScore - 0.4f && Math.hypot(x - sumX / equals,
                        y - sumY / equals) < Math.hypot(rightX, rightY)) {
                    sumX += x;
                    sumY += y;
                    equals++;
                }
            }
        }
        return equals == 0 ? null : new float[]{sumX / equals, sumY / equals};
    }

    private int likeness(float x, float y, float rightX, float rightY, float downX, float downY) {
        int right = 0;
        for (int down = -2; down <= 2; down++) {
            for (int across = -2; across <= 2; across++) {
                boolean wanted = Math.max(Math.abs(down), Math.abs(across)) != 1;
                if (dark(x + across * rightX + down * downX, y + across * rightY + down * downY) == wanted) {
                    right++;
                }
            }
        }
        return right;
    }

    private boolean dark(float x, float y) {
        int px = (int) Math.floor(x);
        int py = (int) Math.floor(y);
        return px >= 0 && py >= 0 && px < matrix.getWidth() && py < matrix.getHeight() && matrix.get(px, py);
    }

    private @Nullable Code decode(PerspectiveTransform transform, int size) {
        if (!effort.spend(20L * size * size)) {
            return null;
        }
        try {
            DecoderResult result = new Decoder().decode(sampled(transform, size));
            return result.getText().isEmpty() ? null : Code.within("qr", result.getText(), box(transform, size));
        } catch (ReaderException | RuntimeException nothing) {
            // no code, or one damaged beyond repair; the decoder is not made for hostile bits and also throws other things
            return null;
        }
    }

    /// Each module is what most of five points in it are: one spot of noise does not turn it.
    private BitMatrix sampled(PerspectiveTransform transform, int size) {
        var bits = new BitMatrix(size);
        float[] points = new float[size * 10];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                put(points, x * 10, x + 0.5f, y + 0.5f);
                put(points, x * 10 + 2, x + 0.27f, y + 0.5f);
                put(points, x * 10 + 4, x + 0.73f, y + 0.5f);
                put(points, x * 10 + 6, x + 0.5f, y + 0.27f);
                put(points, x * 10 + 8, x + 0.5f, y + 0.73f);
            }
            transform.transformPoints(points);
            for (int x = 0; x < size; x++) {
                int votes = 0;
                for (int point = 0; point < 10; point += 2) {
                    votes += dark(points[x * 10 + point], points[x * 10 + point + 1]) ? 1 : 0;
                }
                if (votes >= 3) {
                    bits.set(x, y);
                }
            }
        }
        return bits;
    }

    private static void put(float[] points, int at, float x, float y) {
        points[at] = x;
        points[at + 1] = y;
    }

    private static float[] box(PerspectiveTransform transform, int size) {
        float[] corners = {0, 0, size, 0, size, size, 0, size};
        transform.transformPoints(corners);
        return corners;
    }
}
