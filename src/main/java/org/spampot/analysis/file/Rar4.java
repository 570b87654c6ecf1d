package org.spampot.analysis.file;

/// RAR 1.5 to 4: headers only, with names, sizes and whether they are encrypted. What is stored without compression is
/// opened; the compression itself is under a license that does not fit.
final class Rar4 {
    private static final int MAIN = 0x73;
    private static final int ITEM = 0x74;
    private static final int MOST = 20_000;

    private Rar4() {}

    static void read(OpenFile file) {
        byte[] data = file.bytes.toArray();
        long at = 7;
        for (int blocks = 0; blocks < MOST && at + 7 <= data.length; blocks++) {
            int type = Little.u8(data, at + 2);
            int flags = Little.u16(data, at + 3);
            int length = Little.u16(data, at + 5);
            if (length < 7 || type < 0x72 || type > 0x7b) {
                file.oddity("archive-damaged", "rar header at " + at);
                return;
            }
            long added = (flags & 0x8000) != 0 || type == ITEM ? Little.u32(data, at + 7) : 0;
            if (type == MAIN && (flags & 0x80) != 0) {
                file.flag("encrypted");
                file.oddity("archive-names-encrypted", "");
                return;
            }
            if (type == ITEM) {
                item(file, data, at, flags, length, added);
            }
            at += length + added;
        }
    }

    private static void item(OpenFile file, byte[] data, long at, int flags, int length, long packed) {
        long size = Little.u32(data, at + 11);
        int nameLength = Little.u16(data, at + 26);
        boolean large = (flags & 0x100) != 0;
        long nameAt = at + 32 + (large ? 8 : 0);
        size += large ? Little.u32(data, at + 36) << 32 : 0;
        String name = name(Little.slice(data, nameAt, Math.min(nameAt + nameLength, at + length)),
                (flags & 0x200) != 0);
        boolean folder = (flags & 0xe0) == 0xe0;
        boolean encrypted = (flags & 4) != 0;
        if (folder) {
            Names.checkPath(name, file);
        } else if (encrypted) {
            file.flag("encrypted");
            file.listed("rar", name, size, "encrypted");
        } else if (Little.u8(data, at + 25) == 0x30 && packed == size) {
            file.entry("rar", name, file.taken(data, at + length, at + length + packed));
        } else {
            file.listed("rar", name, size);
        }
    }

    /// The name in the archive's charset, and behind a NUL how its characters above 255 differ (unrar `encname.cpp`).
    private static String name(byte[] name, boolean unicode) {
        int zero = 0;
        while (zero < name.length && name[zero] != 0) {
            zero++;
        }
        if (!unicode || zero >= name.length - 1) {
            return Little.name(name, 0, zero);
        }
        var out = new StringBuilder();
        int at = zero + 1;
        int high = Little.u8(name, at++);
        int bits = 0;
        int flags = 0;
        while (at < name.length && out.length() < 1024) {
            if (bits == 0) {
                flags = Little.u8(name, at++);
                bits = 8;
            }
            switch (flags >> 6 & 3) {
                case 0 -> out.append((char) Little.u8(name, at++));
                case 1 -> out.append((char) (Little.u8(name, at++) | high << 8));
                case 2 -> {
                    out.append((char) Little.u16(name, at));
                    at += 2;
                }
                default -> at = run(name, at, high, out);
            }
            flags <<= 2;
            bits -= 2;
        }
        return out.toString();
    }

    private static int run(byte[] name, int from, int high, StringBuilder out) {
        int length = Little.u8(name, from);
        int at = from + 1;
        boolean corrected = (length & 0x80) != 0;
        int correction = corrected ? Little.u8(name, at++) : 0;
        for (int left = (length & 0x7f) + 2; left > 0; left--) {
            int plain = Little.u8(name, out.length());
            out.append((char) (corrected ? ((plain + correction) & 0xff) | (high << 8) : plain));
        }
        return at;
    }
}
