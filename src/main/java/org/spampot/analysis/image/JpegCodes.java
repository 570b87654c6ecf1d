package org.spampot.analysis.image;

import java.io.IOException;
import java.util.Arrays;

/// A table of Huffman codes of a JPEG (ITU-T T.81, annex C and F.2.2.3).
final class JpegCodes {
    private static final int LONGEST = 16;
    /// Codes of up to so many bits are found at one look.
    private static final int SHORT = 10;

    /// A table without codes.
    static final JpegCodes NONE = new JpegCodes();

    /// By the next bits, the length of the code in bits above its symbol in the low byte; 0 where the code is longer.
    private final char[] known = new char[1 << SHORT];
    /// By length, the first 16 bits that are beyond the codes of that length and shorter ones.
    private final int[] beyond = new int[LONGEST + 1];
    /// By length, what is added to a code to have the place of its symbol.
    private final int[] offset = new int[LONGEST + 1];
    private final byte[] symbols;

    private JpegCodes() {
        symbols = new byte[0];
    }

    /// Reads the 16 counts at `at`, and the symbols behind.
    ///
    /// @throws IOException there are more codes than so many bits can make
    JpegCodes(byte[] file, int at) throws IOException {
        int code = 0;
        int place = 0;
        int total = total(file, at);
        symbols = new byte[total];
        System.arraycopy(file, at + LONGEST, symbols, 0, total);
        for (int length = 1; length <= LONGEST; length++) {
            int count = file[at + length - 1] & 0xff;
            offset[length] = place - code;
            for (int each = 0; each < count; each++, code++, place++) {
                if (code >= 1 << length) {
                    throw new IOException("too many codes");
                }
                if (length <= SHORT) {
                    int first = code << (SHORT - length);
                    int last = (code + 1) << (SHORT - length);
                    Arrays.fill(known, first, last, (char) (length << 8 | (symbols[place] & 0xff)));
                }
            }
            beyond[length] = code << (LONGEST - length);
            code <<= 1;
        }
    }

    boolean isEmpty() {
        return symbols.length == 0;
    }

    /// How many symbols the table at `at` has.
    ///
    /// @throws IOException it is not all there, or has more symbols than a byte can tell apart
    static int total(byte[] file, int at) throws IOException {
        int total = 0;
        for (int index = at; index < at + LONGEST && index < file.length; index++) {
            total += file[index] & 0xff;
        }
        if (total > 256 || at + LONGEST + total > file.length) {
            throw new IOException("no table of codes");
        }
        return total;
    }

    /// The code that `bits` begin with, from the highest down: its length above its symbol in the low byte. No code at all is
    /// one for 0.
    int find(long bits) {
        int found = known[(int) (bits >>> (64 - SHORT))];
        return found != 0 ? found : longer((int) (bits >>> (64 - LONGEST)));
    }

    private int longer(int bits) {
        for (int length = SHORT + 1; length <= LONGEST; length++) {
            if (bits < beyond[length]) {
                int place = (bits >> (LONGEST - length)) + offset[length];
                return length << 8 | (symbols[place] & 0xff);
            }
        }
        return LONGEST << 8;
    }
}
