package org.spampot.mime;

import java.util.Arrays;
import org.spampot.model.Bytes;

/// uuencode (POSIX.1): lines whose first character tells how many bytes they hold.
final class Uuencode {
    private static final int MOST_IN_LINE = 63;

    private Uuencode() {}

    /// The first file in uuencoded data; the lines `begin` and `end` may be missing.
    static Bytes decode(byte[] data, Notes notes, String where) {
        return decode(data, 0, data.length, notes, where);
    }

    static Bytes decode(byte[] data, int from, int to, Notes notes, String where) {
        byte[] out = new byte[(to - from) / 4 * 3 + 3];
        int length = 0;
        int at = from;
        boolean bad = false;
        while (at < to) {
            int end = Boundaries.lineEnd(data, at, to);
            int textEnd = Boundaries.withoutCr(data, at, end);
            if (isEnd(data, at, textEnd)) {
                break;
            }
            if (!Ascii.startsWith(data, at, textEnd, "begin ") && textEnd > at) {
                int wanted = sextet(data[at]);
                int have = Math.min(wanted, (textEnd - at - 1) / 4 * 3);
                bad |= have < wanted;
                length = line(data, at + 1, have, out, length);
            }
            at = end + 1;
        }
        if (bad) {
            notes.add(MimeDefect.BAD_UUENCODE, where, "a line is too short");
        }
        return Bytes.own(Arrays.copyOf(out, length));
    }

    static boolean isEnd(byte[] data, int from, int to) {
        return to - from >= 3 && Ascii.startsWith(data, from, to, "end") && (to - from == 3 || data[from + 3] <= ' ');
    }

    /// True when the line could be one of uuencoded data: its length is what its first character says, or a little more
    /// (a checksum, trailing space) or less (trailing spaces lost).
    static boolean isData(byte[] data, int from, int to) {
        if (to == from || data[from] < ' ' || data[from] > '`') {
            return false;
        }
        int bytes = sextet(data[from]);
        int characters = (bytes + 2) / 3 * 4;
        int have = to - from - 1;
        if (bytes > MOST_IN_LINE || have > characters + 2 || have < characters - 3) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (data[at] < ' ' || data[at] > '`') {
                return false;
            }
        }
        return true;
    }

    private static int line(byte[] data, int at, int count, byte[] out, int length) {
        for (int done = 0; done < count; done += 3, at += 4) {
            int held = (sextet(data[at]) << 18) | (sextet(data[at + 1]) << 12) | (sextet(data[at + 2]) << 6)
                    | sextet(data[at + 3]);
            for (int shift = 16; shift >= 0 && done + (16 - shift) / 8 < count; shift -= 8) {
                out[length++] = (byte) (held >> shift);
            }
        }
        return length;
    }

    private static int sextet(byte c) {
        return (c - 32) & 63;
    }
}
