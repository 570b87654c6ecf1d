package org.spampot.analysis.image;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// The brightness of a JPEG (ITU-T T.81), baseline or progressive, with Huffman codes and 8 bits a sample: colors are gone past
/// and never made. What is there of a damaged file counts, and the rest is gray, as libjpeg has it.
///
/// Not read, see [#frame]: what has arithmetic codes or 12 bits, is lossless, of four components, or whose first component is not
/// brightness or is less fine than colors.
final class Jpeg {
    private static final int CODES = 0xc4;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int STEPS = 0xdb;
    private static final int RESTARTS = 0xdd;

    private final byte[] file;
    private final JpegFrame frame;
    private final int[][] steps = new int[4][];
    private final JpegCodes[] first = {JpegCodes.NONE, JpegCodes.NONE, JpegCodes.NONE, JpegCodes.NONE};
    private final JpegCodes[] rest = first.clone();
    private int interval;
    private int scansLeft;
    private final JpegBits bits;
    private final JpegPixels pixels;
    /// All coefficients of a progressive one, the blocks of each row of blocks one behind another.
    private final short[] blocks;
    /// Of brightness, as they were when its first scan began.
    private int @Nullable [] itsSteps;

    private Jpeg(byte[] file, JpegFrame frame, int step, int scans) {
        this.file = file;
        this.frame = frame;
        this.scansLeft = scans;
        this.bits = new JpegBits(file);
        this.pixels = new JpegPixels(frame.width(), frame.height(), step);
        this.blocks = new short[frame.progressive() ? 64 * frame.blocksAcross() * frame.blocksDown() : 0];
    }

    /// The frame header of `content`; nothing when it is of a kind that is not read here.
    static @Nullable JpegFrame frame(Bytes content) {
        var file = new Octets(content);
        for (int at = marker(file, 2); at + 9 < file.size(); at = marker(file, after(file, at))) {
            int marker = file.u8(at + 1);
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                return JpegFrame.of(file, at);
            }
        }
        return null;
    }

    /// Where at or behind `from` a marker is; the end when there is none.
    private static int marker(Octets file, int from) {
        int at = from;
        while (at + 1 < file.size()) {
            int next = file.u8(at + 1);
            if (file.u8(at) == 0xff && next != 0 && next != 0xff) {
                return at;
            }
            at++;
        }
        return file.size();
    }

    /// Where what belongs to the marker at `at` ends.
    private static int after(Octets file, int at) {
        int marker = file.u8(at + 1);
        boolean bare = marker == 1 || (marker >= 0xd0 && marker <= 0xd9);
        return bare ? at + 2 : at + 2 + Math.max(2, file.big16(at + 2));
    }

    /// The picture.
    ///
    /// @param step of so many rows and columns one is taken
    /// @param scans are read at most of a progressive one
    /// @throws IOException there is nothing of it
    static Picture read(Bytes content, JpegFrame frame, int step, int scans) throws IOException {
        return new Jpeg(content.toArray(), frame, step, scans).read(new Octets(content));
    }

    private Picture read(Octets octets) throws IOException {
        int at = marker(octets, 2);
        while (at < file.length) {
            int marker = file[at + 1] & 0xff;
            int end = after(octets, at);
            if (marker == END || end > file.length || scansLeft == 0) {
                break;
            }
            try {
                switch (marker) {
                    case CODES -> codes(at + 4, end);
                    case STEPS -> steps(octets, at + 4, end);
                    case RESTARTS -> interval = octets.big16(at + 4);
                    case SCAN -> end = scan(octets, at, end);
                    default -> {
                        // comments, and what programs add
                    }
                }
            } catch (IOException damaged) {
                break;
            }
            if (itsSteps != null && !frame.progressive()) {
                break;
            }
            at = marker(octets, end);
        }
        if (itsSteps == null) {
            throw new IOException("no scan");
        }
        if (frame.progressive()) {
            draw(itsSteps);
        }
        return pixels.picture();
    }

    private void codes(int from, int end) throws IOException {
        int at = from;
        while (at < end) {
            int which = file[at] & 0xff;
            if ((which & 0xec) != 0) {
                throw new IOException("no table " + which);
            }
            (which >= 16 ? rest : first)[which & 3] = new JpegCodes(file, at + 1);
            at += 17 + JpegCodes.total(file, at + 1);
        }
    }

    private void steps(Octets octets, int from, int end) throws IOException {
        int at = from;
        while (at < end) {
            int which = octets.u8(at++);
            int size = (which >> 4) + 1;
            if ((which & 0xec) != 0) {
                throw new IOException("no table " + which);
            }
            int[] table = new int[64];
            for (int index = 0; index < 64; index++, at += size) {
                table[index] = size == 1 ? octets.u8(at) : octets.big16(at);
            }
            steps[which & 3] = table;
        }
    }

    /// Reads the scan at `at`, whose bits begin at `from`; where it ends.
    private int scan(Octets octets, int at, int from) throws IOException {
        int count = octets.u8(at + 4);
        var parts = new JpegScan.Part[count];
        if (count < 1 || count > frame.components().size()) {
            throw new IOException("no scan of " + count);
        }
        for (int each = 0; each < count; each++) {
            int which = component(octets.u8(at + 5 + 2 * each));
            int tables = octets.u8(at + 6 + 2 * each);
            parts[each] = new JpegScan.Part(frame.components().get(which), which == 0, first[(tables >> 4) & 3],
                    rest[tables & 3]);
        }
        int last = at + 5 + 2 * count;
        var scan = new JpegScan(frame, parts, octets.u8(last), octets.u8(last + 1), octets.u8(last + 2) >> 4,
                octets.u8(last + 2) & 15);
        if (!scan.hasBrightness()) {
            return from;
        }
        if (itsSteps == null) {
            itsSteps = steps[frame.brightness().quantization()];
            if (itsSteps == null) {
                throw new IOException("no steps");
            }
        }
        scansLeft--;
        bits.start(from);
        scan.read(bits, interval, itsSteps, pixels, blocks);
        return bits.marker();
    }

    private int component(int id) throws IOException {
        for (int each = 0; each < frame.components().size(); each++) {
            if (frame.components().get(each).id() == id) {
                return each;
            }
        }
        throw new IOException("no component " + id);
    }

    private void draw(int[] table) {
        int[] natural = new int[64];
        for (int index = 0; index < 64; index++) {
            natural[JpegBlock.place(index)] = table[index];
        }
        int[] block = new int[64];
        int across = frame.blocksAcross();
        for (int row = 0; row < frame.blocksDown(); row++) {
            for (int column = 0; column < across; column++) {
                int base = (row * across + column) * 64;
                int any = 0;
                for (int index = 0; index < 64; index++) {
                    int value = blocks[base + index];
                    any |= index == 0 ? 0 : value;
                    block[index] = value * natural[index];
                }
                if (any == 0) {
                    pixels.flat(column, row, block[0]);
                } else {
                    pixels.draw(column, row, block);
                }
            }
        }
    }
}
