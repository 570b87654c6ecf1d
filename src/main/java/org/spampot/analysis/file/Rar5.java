package org.spampot.analysis.file;

/// RAR 5: headers only, as for RAR 4 (the format is RARLAB's technote).
final class Rar5 {
    private static final int ITEM = 2;
    private static final int ENCRYPTION = 4;
    private static final int END = 5;
    private static final int MOST = 20_000;

    private final byte[] data;
    private long at;

    private Rar5(byte[] data, long at) {
        this.data = data;
        this.at = at;
    }

    static void read(OpenFile file) {
        var rar = new Rar5(file.bytes.toArray(), 8);
        for (int blocks = 0; blocks < MOST && rar.at + 6 < rar.data.length; blocks++) {
            if (!rar.block(file)) {
                return;
            }
        }
    }

    private boolean block(OpenFile file) {
        at += 4;
        long size = number();
        long start = at;
        if (size <= 0 || start + size > data.length) {
            file.oddity("archive-damaged", "rar header at " + start);
            return false;
        }
        long type = number();
        long flags = number();
        long extra = (flags & 1) != 0 ? number() : 0;
        long packed = (flags & 2) != 0 ? Math.clamp(number(), 0, data.length) : 0;
        long end = start + size;
        if (type == ENCRYPTION) {
            file.flag("encrypted");
            file.oddity("archive-names-encrypted", "");
            return false;
        }
        if (type == ITEM) {
            item(file, end, Math.clamp(extra, 0, size), packed);
        }
        at = end + packed;
        return type != END;
    }

    private void item(OpenFile file, long end, long extra, long packed) {
        long flags = number();
        long size = number();
        number();
        at += (flags & 2) != 0 ? 4 : 0;
        at += (flags & 4) != 0 ? 4 : 0;
        long method = number() >> 7 & 7;
        number();
        long length = Math.clamp(number(), 0, end - extra - at < 0 ? 0 : end - extra - at);
        String name = Little.name(data, at, at + length);
        boolean encrypted = encrypted(end - extra, end);
        if ((flags & 1) != 0) {
            Names.checkPath(name, file);
        } else if (encrypted) {
            file.flag("encrypted");
            file.listed("rar", name, size, "encrypted");
        } else if (method == 0 && packed == size) {
            file.entry("rar", name, file.taken(data, end, end + packed));
        } else {
            file.listed("rar", name, size);
        }
    }

    /// Whether there is an extra record of type 1.
    private boolean encrypted(long from, long end) {
        at = from;
        for (int records = 0; at < end && records < 20; records++) {
            long length = number();
            long start = at;
            if (number() == 1) {
                return true;
            }
            at = start + Math.clamp(length, 1, data.length);
        }
        return false;
    }

    /// Seven bits a byte, the lowest first.
    private long number() {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int next = Little.u8(data, at++);
            value |= (long) (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                break;
            }
        }
        return value;
    }
}
