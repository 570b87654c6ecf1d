package org.spampot.analysis.image;

import java.io.IOException;
import java.util.Arrays;
import org.spampot.analysis.image.JpegFrame.Component;

/// One scan of a JPEG (ITU-T T.81, B.2.3): goes over its units and takes brightness out of them, past all colors.
final class JpegScan {
    /// A component that is in the scan, with its tables; those that are not needed may be empty.
    record Part(Component component, boolean bright, JpegCodes first, JpegCodes rest) {}

    private final JpegFrame frame;
    private final Part[] parts;
    private final int from;
    private final int to;
    private final int high;
    private final int low;
    private final int[] block = new int[64];
    /// What the first coefficient of the next block of each part is told from.
    private final int[] before;
    /// Blocks that follow without a new coefficient.
    private int blocksLeft;

    /// @param from the first coefficient that is in the scan, in the order of the file
    /// @param to the last one
    /// @param high the bit that an earlier scan ended with, 0 for none
    /// @param low the bit that this one ends with
    JpegScan(JpegFrame frame, Part[] parts, int from, int to, int high, int low) throws IOException {
        this.frame = frame;
        this.parts = parts;
        this.before = new int[parts.length];
        this.from = frame.progressive() ? from : 0;
        this.to = frame.progressive() ? to : 63;
        this.high = high;
        this.low = low;
        boolean known = !frame.progressive() || (low < 14 && (from == 0 ? to == 0 : isAlone(from, to)));
        for (Part part : parts) {
            boolean first = this.from > 0 || (frame.progressive() && high > 0) || !part.first().isEmpty();
            boolean rest = this.to == 0 || !part.rest().isEmpty();
            known &= first && rest;
        }
        if (!known) {
            throw new IOException("no such scan");
        }
    }

    private boolean isAlone(int first, int last) {
        return first <= last && last < 64 && parts.length == 1;
    }

    boolean hasBrightness() {
        for (Part part : parts) {
            if (part.bright()) {
                return true;
            }
        }
        return false;
    }

    /// Reads the scan.
    ///
    /// @param bits at its beginning
    /// @param interval units between two restarts, 0 for no restarts
    /// @param steps of the coefficients of brightness, where the frame is not progressive
    /// @param pixels drawn to where the frame is not progressive
    /// @param blocks all coefficients, where it is
    void read(JpegBits bits, int interval, int[] steps, JpegPixels pixels, short[] blocks) {
        boolean single = parts.length == 1;
        Component only = parts[0].component();
        int across = single ? blocks(frame.width(), only.across(), frame.brightness().across()) : frame.unitsAcross();
        int down = single ? blocks(frame.height(), only.down(), frame.brightness().down()) : frame.unitsDown();
        int left = interval;
        for (int row = 0; row < down; row++) {
            for (int column = 0; column < across; column++) {
                if (interval > 0 && left-- == 0) {
                    if (!bits.restart()) {
                        return;
                    }
                    Arrays.fill(before, 0);
                    blocksLeft = 0;
                    left = interval - 1;
                }
                if (bits.ended()) {
                    if (interval == 0) {
                        return;
                    }
                    continue;
                }
                for (int part = 0; part < parts.length; part++) {
                    Component component = parts[part].component();
                    int wide = single ? 1 : component.across();
                    int tall = single ? 1 : component.down();
                    for (int each = 0; each < wide * tall; each++) {
                        block(bits, part, column * wide + each % wide, row * tall + each / wide, steps, pixels, blocks);
                    }
                }
            }
        }
    }

    private static int blocks(int pixels, int share, int most) {
        return (Math.ceilDiv(pixels * share, most) + 7) / 8;
    }

    private void block(JpegBits bits, int part, int column, int row, int[] steps, JpegPixels pixels, short[] blocks) {
        bits.settle();
        if (!frame.progressive()) {
            whole(bits, part, column, row, steps, pixels);
            return;
        }
        int base = (row * frame.blocksAcross() + column) * 64;
        if (from == 0) {
            mean(bits, part, blocks, base);
        } else if (high == 0) {
            if (blocksLeft > 0) {
                blocksLeft--;
            } else {
                blocksLeft = JpegBlock.begin(bits, parts[part].rest(), from, to, low, blocks, base);
            }
        } else if (blocksLeft > 0) {
            blocksLeft--;
            JpegBlock.correct(bits, from, to, 64, low, blocks, base);
        } else {
            blocksLeft = JpegBlock.refine(bits, parts[part].rest(), from, to, low, blocks, base);
        }
    }

    private void whole(JpegBits bits, int part, int column, int row, int[] steps, JpegPixels pixels) {
        Part of = parts[part];
        if (!of.bright()) {
            JpegBlock.skip(bits, of.first(), of.rest());
            return;
        }
        before[part] += bits.number(bits.symbol(of.first()) & 15);
        int mean = before[part] * steps[0];
        if (JpegBlock.fill(bits, of.rest(), steps, block)) {
            block[0] = mean;
            pixels.draw(column, row, block);
            Arrays.fill(block, 0);
        } else {
            pixels.flat(column, row, mean);
        }
    }

    private void mean(JpegBits bits, int part, short[] blocks, int base) {
        if (high > 0) {
            int bit = bits.take(1);
            if (parts[part].bright()) {
                blocks[base] |= (short) (bit << low);
            }
            return;
        }
        before[part] += bits.number(bits.symbol(parts[part].first()) & 15);
        if (parts[part].bright()) {
            blocks[base] = (short) (before[part] << low);
        }
    }
}
