package org.spampot.analysis.image;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.spampot.model.Bytes;

/// The first picture of a PNG (ISO/IEC 15948), a row at a time straight to brightness: no colors are kept and nothing of the
/// size of the picture but that. What is there of a damaged file counts, and the rest is white.
///
/// Not read: interlaced ones. Checksums are not looked at, as by no mail program.
final class Png {
    /// In the header, for rows without a filter type each: not in the standard, which has no method but 0, but how pictures
    /// lie in a PDF.
    static final int UNFILTERED = 1;

    private final byte[] data;
    private final int width;
    private final int height;
    private final int bits;
    private final int type;
    private final int channels;
    private final boolean filtered;
    private final PngColors colors;
    private final Inflater inflater;
    /// The next chunk.
    private int at = 8;

    private Png(byte[] data, Octets file, Inflater inflater) throws IOException {
        this.data = data;
        this.width = file.big32(16);
        this.height = file.big32(20);
        this.bits = file.u8(24);
        this.type = file.u8(25);
        this.filtered = file.u8(27) != UNFILTERED;
        this.channels = switch (type) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> throw new IOException("no color type " + type);
        };
        boolean known = bits == 8 || bits == 16 || (channels == 1 && (bits == 1 || bits == 2 || bits == 4));
        if (!known || (type == 3 && bits == 16)) {
            throw new IOException("no samples of " + bits + " bits");
        }
        this.colors = new PngColors(file, type, bits);
        this.inflater = inflater;
    }

    /// Whether [#read] can do it.
    static boolean isKnown(Bytes content) {
        return new Octets(content).u8(28) == 0;
    }

    /// Hands over what is seen on white, and if that makes a difference, on black.
    ///
    /// @param step of so many rows and columns one is taken
    static void read(Bytes content, int step, Consumer<Picture> pictures) throws IOException {
        var inflater = new Inflater();
        try {
            new Png(content.toArray(), new Octets(content), inflater).read(step, pictures);
        } finally {
            inflater.end();
        }
    }

    private void read(int step, Consumer<Picture> pictures) throws IOException {
        int pixel = Math.max(1, channels * bits / 8);
        int stride = Math.toIntExact(((long) width * channels * bits + 7) / 8);
        // before the first pixel of a row are zeros, which filters refer to
        byte[] row = new byte[pixel + stride];
        byte[] above = new byte[pixel + stride];
        byte[] filter = new byte[1];
        int wide = (width + step - 1) / step;
        int high = (height + step - 1) / step;
        byte[] grey = new byte[wide * high];
        byte[] opaque = new byte[colors.mayBeClear() ? grey.length : 0];
        Arrays.fill(grey, (byte) 255);
        Arrays.fill(opaque, (byte) 255);
        for (int y = 0; y < height; y++) {
            int got = filtered ? inflate(filter, 0, 1) : 1;
            got = got == 1 ? inflate(row, pixel, stride) : 0;
            if (got == 0) {
                if (y == 0) {
                    throw new IOException("no row");
                }
                break;
            }
            Arrays.fill(row, pixel + got, row.length, (byte) 0);
            if (filtered) {
                unfilter(filter[0], row, above, pixel);
            }
            if (y % step == 0) {
                colors.row(row, pixel, wide, step, y / step * wide, grey, opaque);
            }
            byte[] used = above;
            above = row;
            row = used;
        }
        over(wide, high, grey, opaque, pictures);
    }

    private static void over(int width, int height, byte[] grey, byte[] opaque, Consumer<Picture> pictures) {
        if (opaque.length == 0) {
            pictures.accept(new Picture(width, height, grey));
            return;
        }
        boolean clear = false;
        byte[] white = new byte[grey.length];
        byte[] black = new byte[opaque.length];
        for (int at = 0; at < opaque.length; at++) {
            int ink = opaque[at] & 0xff;
            int value = grey[at] & 0xff;
            clear |= ink < 255;
            white[at] = (byte) ((value * ink + 255 * (255 - ink)) / 255);
            black[at] = (byte) (value * ink / 255);
        }
        pictures.accept(new Picture(width, height, white));
        if (clear) {
            pictures.accept(new Picture(width, height, black));
        }
    }

    /// How many of `length` bytes there were.
    private int inflate(byte[] out, int from, int length) {
        int got = 0;
        try {
            while (got < length) {
                int read = inflater.inflate(out, from + got, length - got);
                got += read;
                if (read == 0 && (inflater.finished() || inflater.needsDictionary() || !feed())) {
                    break;
                }
            }
        } catch (DataFormatException damaged) {
            // what came before it counts
            return got;
        }
        return got;
    }

    /// Gives the inflater the next chunk of data; false when there is none.
    private boolean feed() {
        var file = new Octets(Bytes.own(data));
        while (at + 8 < data.length) {
            int start = at + 8;
            int length = Math.min(file.big32(at), data.length - start);
            boolean pixels = file.is(at + 4, "IDAT");
            if (file.is(at + 4, "IEND")) {
                return false;
            }
            at = (int) Math.min(data.length, start + length + 4L);
            if (pixels && length > 0) {
                inflater.setInput(data, start, length);
                return true;
            }
        }
        return false;
    }

    private static void unfilter(int filter, byte[] row, byte[] above, int pixel) {
        switch (filter) {
            case 1 -> {
                for (int x = pixel; x < row.length; x++) {
                    row[x] += row[x - pixel];
                }
            }
            case 2 -> {
                for (int x = pixel; x < row.length; x++) {
                    row[x] += above[x];
                }
            }
            case 3 -> {
                for (int x = pixel; x < row.length; x++) {
                    row[x] += (byte) (((row[x - pixel] & 0xff) + (above[x] & 0xff)) >> 1);
                }
            }
            case 4 -> {
                for (int x = pixel; x < row.length; x++) {
                    row[x] += (byte) paeth(row[x - pixel] & 0xff, above[x] & 0xff, above[x - pixel] & 0xff);
                }
            }
            default -> {
                // 0 says that there is none, others are not defined
            }
        }
    }

    private static int paeth(int left, int above, int corner) {
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
