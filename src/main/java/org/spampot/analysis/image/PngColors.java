package org.spampot.analysis.image;

import java.util.Arrays;

/// What the samples of a PNG mean: gray, colors, or places in a palette; and how opaque they are.
final class PngColors {
    private static final int MOST_CHUNKS = 1_000;

    private final int type;
    private final int bits;
    /// Of each color of a palette.
    private final byte[] brightness = new byte[256];
    private final byte[] opacity = new byte[256];
    /// The one sample, or three, that is transparent; -1 for none.
    private final int[] key = {-1, -1, -1};
    private boolean transparency;

    PngColors(Octets file, int type, int bits) {
        this.type = type;
        this.bits = bits;
        Arrays.fill(opacity, (byte) 255);
        int at = 8;
        for (int chunk = 0; chunk < MOST_CHUNKS && at + 8 < file.size() && !file.is(at + 4, "IDAT"); chunk++) {
            int length = Math.min(file.big32(at), file.size() - at - 8);
            if (file.is(at + 4, "PLTE")) {
                palette(file, at + 8, length);
            } else if (file.is(at + 4, "tRNS")) {
                clear(file, at + 8, length);
            }
            at = (int) Math.min(file.size(), at + 12L + length);
        }
    }

    private void palette(Octets file, int from, int length) {
        for (int color = 0; color < Math.min(256, length / 3); color++) {
            int at = from + 3 * color;
            brightness[color] = (byte) Luminance.of(file.u8(at), file.u8(at + 1), file.u8(at + 2));
        }
    }

    private void clear(Octets file, int from, int length) {
        transparency = length > 0;
        if (type == 3) {
            for (int color = 0; color < Math.min(256, length); color++) {
                opacity[color] = (byte) file.u8(from + color);
            }
        } else {
            for (int channel = 0; channel < Math.min(3, length / 2); channel++) {
                key[channel] = file.big16(from + 2 * channel);
            }
        }
    }

    /// Whether a pixel may be anything but opaque.
    boolean mayBeClear() {
        return type == 4 || type == 6 || transparency;
    }

    /// Turns every `step`th pixel of `row` to brightness and opacity.
    ///
    /// @param from where the row begins in `row`
    /// @param to where it begins in `grey`
    void row(byte[] row, int from, int wide, int step, int to, byte[] grey, byte[] opaque) {
        switch (type) {
            case 0 -> gray(row, from, wide, step, to, grey, opaque);
            case 3 -> places(row, from, wide, step, to, grey, opaque);
            default -> channels(row, from, wide, step, to, grey, opaque);
        }
    }

    private void gray(byte[] row, int from, int wide, int step, int to, byte[] grey, byte[] opaque) {
        int most = (1 << Math.min(8, bits)) - 1;
        for (int x = 0; x < wide; x++) {
            int sample = sample(row, from, x * step);
            grey[to + x] = (byte) (bits == 16 ? sample >> 8 : sample * 255 / most);
            if (transparency && sample == key[0]) {
                opaque[to + x] = 0;
            }
        }
    }

    private void places(byte[] row, int from, int wide, int step, int to, byte[] grey, byte[] opaque) {
        for (int x = 0; x < wide; x++) {
            int color = sample(row, from, x * step);
            grey[to + x] = brightness[color];
            if (transparency) {
                opaque[to + x] = opacity[color];
            }
        }
    }

    private int sample(byte[] row, int from, int x) {
        if (bits == 8) {
            return row[from + x] & 0xff;
        }
        if (bits == 16) {
            return (row[from + 2 * x] & 0xff) << 8 | (row[from + 2 * x + 1] & 0xff);
        }
        int bit = x * bits;
        return (row[from + (bit >> 3)] & 0xff) >> (8 - bits - (bit & 7)) & ((1 << bits) - 1);
    }

    private void channels(byte[] row, int from, int wide, int step, int to, byte[] grey, byte[] opaque) {
        int bytes = bits / 8;
        int color = type == 4 ? 1 : 3;
        boolean alpha = type != 2;
        int pixel = (alpha ? color + 1 : color) * bytes;
        for (int x = 0; x < wide; x++) {
            int at = from + x * step * pixel;
            int red = row[at] & 0xff;
            grey[to + x] = (byte) (color == 1
                    ? red
                    : Luminance.of(red, row[at + bytes] & 0xff, row[at + 2 * bytes] & 0xff));
            if (alpha) {
                opaque[to + x] = row[at + color * bytes];
            } else if (transparency && isKey(row, at, bytes)) {
                opaque[to + x] = 0;
            }
        }
    }

    private boolean isKey(byte[] row, int at, int bytes) {
        for (int channel = 0; channel < 3; channel++) {
            int high = row[at + channel * bytes] & 0xff;
            int value = bytes == 1 ? high : high << 8 | (row[at + channel * bytes + 1] & 0xff);
            if (value != key[channel]) {
                return false;
            }
        }
        return true;
    }
}
