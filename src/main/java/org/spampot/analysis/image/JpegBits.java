package org.spampot.analysis.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The bits of a scan (ITU-T T.81, F.2.2.5), those between two restarts at a time and without the zeros stuffed after 0xff.
/// Behind the last bit are zeros, as much of them as a block can take: see [#settle].
final class JpegBits {
    /// Bytes that a block can at most read: 64 times a code of 16 bits with a number of 15, and some.
    private static final int BEYOND = 280;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] file;
    private final byte[] bits;
    /// Where in the file the bits end: at a marker, or at its end.
    private int marker;
    private int at;
    private int end;
    private boolean ended;

    JpegBits(byte[] file) {
        this.file = file;
        this.bits = new byte[file.length + BEYOND];
    }

    /// Begins with the byte at `from` of the file.
    void start(int from) {
        int in = from;
        int out = 0;
        while (in < file.length) {
            byte next = file[in++];
            if (next == (byte) 0xff) {
                int follows = in < file.length ? file[in] & 0xff : 0xd9;
                if (follows == 0xff) {
                    continue;
                }
                if (follows != 0) {
                    in--;
                    break;
                }
                in++;
            }
            bits[out++] = next;
        }
        Arrays.fill(bits, out, out + BEYOND, (byte) 0);
        marker = in;
        at = 0;
        end = out * 8;
        ended = false;
    }

    /// Goes on behind the marker of a restart; false when there is none.
    boolean restart() {
        boolean found = marker + 1 < file.length && (file[marker + 1] & 0xf8) == 0xd0;
        if (found) {
            start(marker + 2);
        }
        return found;
    }

    /// Where in the file the bits ended.
    int marker() {
        return marker;
    }

    /// Whether more was read than there is.
    boolean ended() {
        return ended || at > end;
    }

    /// Asked before each block, so that what it reads behind the end is there.
    void settle() {
        if (at > end) {
            at = end;
            ended = true;
        }
    }

    /// Where the next bit is, for [#peek(byte\[\], int)].
    int at() {
        return at;
    }

    void at(int position) {
        at = position;
    }

    /// All of them, for [#peek(byte\[\], int)].
    byte[] all() {
        return bits;
    }

    /// What follows from the bit `at` on, from the highest bit down; 57 bits at least are right.
    static long peek(byte[] bits, int at) {
        return (long) LONGS.get(bits, at >>> 3) << (at & 7);
    }

    /// The next symbol.
    int symbol(JpegCodes codes) {
        int found = codes.find(peek(bits, at));
        at += found >>> 8;
        return found & 0xff;
    }

    /// The next `count` bits, up to 16.
    int take(int count) {
        int value = (int) ((peek(bits, at) >>> 1) >>> (63 - count));
        at += count;
        return value;
    }

    /// The next `count` bits as a difference or coefficient (T.81, F.2.2.1): of those that begin with 0, one less than nothing
    /// has as many.
    int number(int count) {
        return count == 0 ? 0 : signed(take(count), count);
    }

    static int signed(int value, int count) {
        return value >>> (count - 1) != 0 ? value : value - (1 << count) + 1;
    }
}
