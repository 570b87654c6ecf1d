package org.spampot.analysis.file;

import org.spampot.model.Bytes;

/// gzip (RFC 1952): every member, with what its header calls it.
final class Gzip {
    private static final int MOST_MEMBERS = 100;

    private Gzip() {}

    static void read(OpenFile file) {
        byte[] data = file.bytes.toArray();
        int at = 0;
        int members = 0;
        while (Little.is(data, at, "\u001f\u008b\b") && members++ < MOST_MEMBERS) {
            int flags = Little.u8(data, at + 3);
            int next = at + 10;
            next += (flags & 4) != 0 ? 2 + Little.u16(data, next) : 0;
            String name = "";
            if ((flags & 8) != 0) {
                int end = zero(data, next);
                name = Little.name(data, next, end);
                next = end + 1;
            }
            next = (flags & 16) != 0 ? zero(data, next) + 1 : next;
            next += (flags & 2) != 0 ? 2 : 0;
            Unpack result = Unpack.inflate(data, Math.min(next, data.length), data.length, file.budget());
            if (!result.whole() && !result.over()) {
                file.oddity("archive-damaged", name);
            }
            file.entry("gz", name.isEmpty() ? Compressed.stem(file.name) : name, result.bytes());
            at = next + result.used() + 8;
            if (!result.whole()) {
                return;
            }
        }
        if (at < data.length && !blank(data, at)) {
            file.oddity("archive-data-after", data.length - at + " bytes");
            if (members >= MOST_MEMBERS) {
                return;
            }
            file.entry("gz", "after", Bytes.own(Little.slice(data, at, data.length)));
        }
    }

    private static int zero(byte[] data, int from) {
        int at = from;
        while (at < data.length && data[at] != 0) {
            at++;
        }
        return at;
    }

    private static boolean blank(byte[] data, int from) {
        for (int at = from; at < data.length; at++) {
            if (data[at] != 0) {
                return false;
            }
        }
        return true;
    }
}
