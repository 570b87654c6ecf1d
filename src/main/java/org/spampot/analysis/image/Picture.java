package org.spampot.analysis.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// A picture as brightness alone, a byte a pixel, rows from the top; 0 is black, 255 white.
///
/// Thread-safety: immutable; whoever makes one hands over the array and forgets it.
public final class Picture {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int width;
    private final int height;
    private final byte[] grey;
    /// Of what was counted once; whichever thread sets it sets the same.
    private int @Nullable [] histogram;

    Picture(int width, int height, byte[] grey) {
        if (width <= 0 || height <= 0 || grey.length != width * height) {
            throw new IllegalArgumentException(width + " x " + height + " is not " + grey.length + " pixels");
        }
        this.width = width;
        this.height = height;
        this.grey = grey;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    int pixels() {
        return grey.length;
    }

    int at(int x, int y) {
        return grey[y * width + x] & 0xff;
    }

    /// The pixels, a byte each, rows from the top.
    public Bytes rows() {
        return Bytes.own(grey);
    }

    /// The pixels themselves, not to be written to.
    byte[] grey() {
        return grey;
    }

    /// The eight pixels from `at` on, the first of them lowest.
    static long eight(byte[] grey, int at) {
        return (long) EIGHT.get(grey, at);
    }

    /// Whether eight pixels are of one brightness, as most are of what was drawn.
    static boolean isPlain(long eight) {
        return eight == Long.rotateLeft(eight, Byte.SIZE);
    }

    /// How many pixels there are of each brightness; not to be written to.
    int[] histogram() {
        int[] known = histogram;
        if (known == null) {
            known = counted();
            histogram = known;
        }
        return known;
    }

    private int[] counted() {
        int[] counts = new int[256];
        int at = 0;
        for (; at + Long.BYTES <= grey.length; at += Long.BYTES) {
            long eight = eight(grey, at);
            if (isPlain(eight)) {
                counts[(int) eight & 0xff] += Long.BYTES;
            } else {
                for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                    counts[(int) (eight >>> shift) & 0xff]++;
                }
            }
        }
        for (; at < grey.length; at++) {
            counts[grey[at] & 0xff]++;
        }
        return counts;
    }

    /// The same with dark and light exchanged.
    Picture negative() {
        byte[] out = new byte[grey.length];
        for (int at = 0; at < out.length; at++) {
            out[at] = (byte) ~grey[at];
        }
        return new Picture(width, height, out);
    }

    /// The same with what is between `dark` and `light` spread over all that a byte can say.
    Picture stretched(int dark, int light) {
        byte[] table = new byte[256];
        for (int value = 0; value < 256; value++) {
            table[value] = (byte) Math.clamp((value - dark) * 255L / Math.max(1, light - dark), 0, 255);
        }
        byte[] out = new byte[grey.length];
        for (int at = 0; at < out.length; at++) {
            out[at] = table[grey[at] & 0xff];
        }
        return new Picture(width, height, out);
    }

    /// Each pixel as `times` x `times`, with what lies between two of them between them.
    Picture enlarged(int times) {
        int wide = width * times;
        int high = height * times;
        byte[] out = new byte[wide * high];
        int unit = 2 * times;
        for (int y = 0; y < high; y++) {
            int sy = Math.clamp(2 * y + 1 - times, 0, unit * (height - 1));
            int top = sy / unit * width;
            int below = sy % unit == 0 ? top : top + width;
            int fy = sy % unit;
            for (int x = 0; x < wide; x++) {
                int sx = Math.clamp(2 * x + 1 - times, 0, unit * (width - 1));
                int left = sx / unit;
                int fx = sx % unit;
                int right = fx == 0 ? left : left + 1;
                int upper = (grey[top + left] & 0xff) * (unit - fx) + (grey[top + right] & 0xff) * fx;
                int lower = (grey[below + left] & 0xff) * (unit - fx) + (grey[below + right] & 0xff) * fx;
                out[y * wide + x] = (byte) ((upper * (unit - fy) + lower * fy) / (unit * unit));
            }
        }
        return new Picture(wide, high, out);
    }

    /// Half as wide and half as high, each pixel the mean of four.
    Picture halved() {
        int wide = width / 2;
        int high = height / 2;
        byte[] out = new byte[wide * high];
        for (int y = 0; y < high; y++) {
            int above = 2 * y * width;
            int below = above + width;
            for (int x = 0; x < wide; x++) {
                int sum = (grey[above + 2 * x] & 0xff) + (grey[above + 2 * x + 1] & 0xff)
                        + (grey[below + 2 * x] & 0xff) + (grey[below + 2 * x + 1] & 0xff);
                out[y * wide + x] = (byte) (sum / 4);
            }
        }
        return new Picture(wide, high, out);
    }

    /// Each pixel the mean of the nine around it: takes noise away.
    Picture smoothed() {
        byte[] out = grey.clone();
        for (int y = 1; y < height - 1; y++) {
            int at = y * width + 1;
            int left = column(at - 1);
            int middle = column(at);
            for (int x = 1; x < width - 1; x++, at++) {
                int right = column(at + 1);
                out[at] = (byte) ((left + middle + right) / 9);
                left = middle;
                middle = right;
            }
        }
        return new Picture(width, height, out);
    }

    private int column(int at) {
        return (grey[at - width] & 0xff) + (grey[at] & 0xff) + (grey[at + width] & 0xff);
    }

    /// The same within a margin of `value`: a code that fills its picture has no light border to be told from.
    Picture framed(int margin, int value) {
        int wide = width + 2 * margin;
        byte[] out = new byte[wide * (height + 2 * margin)];
        Arrays.fill(out, (byte) value);
        for (int y = 0; y < height; y++) {
            System.arraycopy(grey, y * width, out, (y + margin) * wide + margin, width);
        }
        return new Picture(wide, height + 2 * margin, out);
    }

    /// All of `row` side by side, tops level.
    static Picture beside(List<Picture> row) {
        int wide = row.stream().mapToInt(Picture::width).sum();
        int high = row.stream().mapToInt(Picture::height).max().orElseThrow();
        byte[] out = new byte[wide * high];
        Arrays.fill(out, (byte) 255);
        int left = 0;
        for (Picture each : row) {
            for (int y = 0; y < each.height; y++) {
                System.arraycopy(each.grey, y * each.width, out, y * wide + left, each.width);
            }
            left += each.width;
        }
        return new Picture(wide, high, out);
    }

    /// All of `column` one under another.
    static Picture stacked(List<Picture> column) {
        int wide = column.stream().mapToInt(Picture::width).max().orElseThrow();
        int high = column.stream().mapToInt(Picture::height).sum();
        byte[] out = new byte[wide * high];
        Arrays.fill(out, (byte) 255);
        int top = 0;
        for (Picture each : column) {
            for (int y = 0; y < each.height; y++) {
                System.arraycopy(each.grey, y * each.width, out, (top + y) * wide, each.width);
            }
            top += each.height;
        }
        return new Picture(wide, high, out);
    }
}
