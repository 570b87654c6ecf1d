package org.spampot.analysis.file;

/// One entry of a zip, as its directory or its local header describes it (APPNOTE.TXT sections 4.3.7, 4.3.12).
///
/// @param at of the local header
/// @param data where the content begins; -1 when there is no local header at `at`
/// @param packed size as written; -1 when it comes after the data
/// @param aes strength 1 to 3 of AES encryption, 0 for none
record ZipItem(String name, int flags, int method, long crc, long packed, long size, int time, long at, int data,
        int aes) {
    private static final int CENTRAL = 46;
    private static final int LOCAL = 30;

    boolean encrypted() {
        return (flags & 1) != 0;
    }

    /// Sizes and CRC follow the data.
    boolean described() {
        return (flags & 8) != 0;
    }

    boolean folder() {
        return name.endsWith("/") && size <= 0;
    }

    /// Length of the directory's record at `at`.
    static int centralLength(byte[] zip, int at) {
        return CENTRAL + Little.u16(zip, at + 28) + Little.u16(zip, at + 30) + Little.u16(zip, at + 32);
    }

    static ZipItem central(byte[] zip, int at, long base) {
        int nameEnd = at + CENTRAL + Little.u16(zip, at + 28);
        int extraEnd = nameEnd + Little.u16(zip, at + 30);
        var extra = new Extra(Little.u32(zip, at + 24), Little.u32(zip, at + 20), Little.u32(zip, at + 42),
                Little.u16(zip, at + 10));
        extra.read(zip, nameEnd, extraEnd);
        long local = base + extra.offset;
        return new ZipItem(Little.name(zip, at + CENTRAL, nameEnd), Little.u16(zip, at + 8), extra.method,
                Little.u32(zip, at + 16), extra.packed, extra.size, Little.u16(zip, at + 12), local,
                Little.is(zip, local, "PK\3\4") ? dataAt(zip, (int) local) : -1, extra.aes);
    }

    static ZipItem local(byte[] zip, int at) {
        int nameEnd = at + LOCAL + Little.u16(zip, at + 26);
        int data = dataAt(zip, at);
        var extra = new Extra(Little.u32(zip, at + 22), Little.u32(zip, at + 18), 0, Little.u16(zip, at + 8));
        extra.read(zip, nameEnd, data);
        int flags = Little.u16(zip, at + 6);
        boolean later = (flags & 8) != 0 && extra.packed == 0;
        return new ZipItem(Little.name(zip, at + LOCAL, nameEnd), flags, extra.method, Little.u32(zip, at + 14),
                later ? -1 : extra.packed, later ? -1 : extra.size, Little.u16(zip, at + 10), at, data, extra.aes);
    }

    private static int dataAt(byte[] zip, int at) {
        return Math.min(zip.length, at + LOCAL + Little.u16(zip, at + 26) + Little.u16(zip, at + 28));
    }

    /// What extra fields change: zip64 sizes and offset (4.5.3), the method under AES encryption.
    private static final class Extra {
        private long size;
        private long packed;
        private long offset;
        private int method;
        private int aes;

        Extra(long size, long packed, long offset, int method) {
            this.size = size;
            this.packed = packed;
            this.offset = offset;
            this.method = method;
        }

        void read(byte[] zip, int from, int end) {
            int at = from;
            while (at + 4 <= end) {
                int id = Little.u16(zip, at);
                int next = at + 4 + Little.u16(zip, at + 2);
                if (id == 1) {
                    zip64(zip, at + 4);
                } else if (id == 0x9901) {
                    aes = Little.u8(zip, at + 8);
                    method = Little.u16(zip, at + 9);
                }
                at = next;
            }
        }

        private void zip64(byte[] zip, int from) {
            int at = from;
            if (size == 0xffffffffL) {
                size = Little.i64(zip, at);
                at += 8;
            }
            if (packed == 0xffffffffL) {
                packed = Little.i64(zip, at);
                at += 8;
            }
            if (offset == 0xffffffffL) {
                offset = Little.i64(zip, at);
            }
        }
    }
}
