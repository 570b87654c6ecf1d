package org.spampot.analysis.file;

/// LHA archives with headers of level 0 to 2: names and sizes; content of what is stored.
final class Lzh {
    private static final int MOST = 5_000;

    private Lzh() {}

    static void read(OpenFile file) {
        byte[] data = file.bytes.toArray();
        long at = 0;
        for (int number = 0; number < MOST && Little.is(data, at + 2, "-l"); number++) {
            int level = Little.u8(data, at + 20);
            boolean stored = Little.u8(data, at + 5) == '0' || Little.u8(data, at + 5) == '4';
            long packed = Little.u32(data, at + 7);
            long size = Little.u32(data, at + 11);
            long start;
            String[] name = {""};
            if (level == 2) {
                extensions(data, at + 24, name);
                start = at + Little.u16(data, at);
            } else {
                name[0] = Little.name(data, at + 22, at + 22 + Little.u8(data, at + 21));
                start = at + 2 + Little.u8(data, at);
                if (level == 1) {
                    long after = extensions(data, start - 2, name);
                    packed -= after - start;
                    start = after;
                }
            }
            packed = Math.max(0, packed);
            if (Little.is(data, at + 2, "-lhd-")) {
                Names.checkPath(name[0], file);
            } else if (stored && packed == size) {
                file.entry("lzh", name[0], file.taken(data, start, start + packed));
            } else {
                file.listed("lzh", name[0], size);
            }
            if (start + packed <= at) {
                return;
            }
            at = start + packed;
        }
    }

    /// Reads extension headers for the name; where they end.
    private static long extensions(byte[] data, long from, String[] name) {
        long at = from;
        int length = Little.u16(data, at);
        at += 2;
        for (int count = 0; length >= 3 && count < 100 && at < data.length; count++) {
            if (Little.u8(data, at) == 1) {
                name[0] = Little.name(data, at + 1, at + length - 2);
            }
            at += length;
            length = Little.u16(data, at - 2);
        }
        return at;
    }
}
