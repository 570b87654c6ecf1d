package org.spampot.analysis.image;

import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Bytes;

/// The pictures in an icon's file: each a PNG, or a bitmap without its file header and with a mask below it.
final class Icon {
    static final int MOST = 16;
    private static final int SMALLEST = 21;

    private Icon() {}

    /// As files of their own.
    static List<Bytes> pictures(Bytes content) {
        var file = new Octets(content);
        List<Bytes> found = new ArrayList<>();
        int count = Math.min(MOST, file.little16(4));
        for (int entry = 0; entry < count; entry++) {
            int at = 6 + 16 * entry;
            int size = file.little32(at + 8);
            int start = file.little32(at + 12);
            if (start < file.size() && size > 40 && size <= file.size() - start) {
                Bytes picture = content.slice(start, start + size);
                found.add(picture.at(0) == 0x89 ? picture : bitmap(picture));
            }
        }
        return found;
    }

    private static Bytes bitmap(Bytes picture) {
        var octets = new Octets(picture);
        int header = Math.min(256, octets.little32(0));
        int bits = octets.little16(14);
        int colors = octets.little32(32) != 0 ? Math.min(256, octets.little32(32)) : bits <= 8 ? 1 << bits : 0;
        byte[] body = picture.toArray();
        byte[] out = new byte[14 + body.length];
        out[0] = 'B';
        out[1] = 'M';
        put(out, 2, out.length);
        put(out, 10, 14 + header + 4 * colors);
        System.arraycopy(body, 0, out, 14, body.length);
        // the mask counts as a second half
        put(out, 14 + 8, Math.max(SMALLEST, octets.little32(8) / 2));
        return Bytes.own(out);
    }

    private static void put(byte[] out, int at, int value) {
        for (int index = 0; index < 4; index++) {
            out[at + index] = (byte) (value >> (8 * index));
        }
    }
}
