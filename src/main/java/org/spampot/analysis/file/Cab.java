package org.spampot.analysis.file;

import java.util.HashMap;
import java.util.Map;
import org.spampot.model.Bytes;

/// Microsoft cabinets ([MS-CAB]): names and sizes of all, content of what is stored or packed with MSZIP.
final class Cab {
    private static final int MOST = 5_000;
    private static final byte[] NOTHING = {};
    private static final int HISTORY = 32 * 1024;

    private final OpenFile file;
    private final byte[] data;
    private final Map<Integer, byte[]> folders = new HashMap<>();
    private final int reservedData;
    private final int folderAt;
    private final int folderLength;

    private Cab(OpenFile file) {
        this.file = file;
        this.data = file.bytes.toArray();
        int flags = Little.u16(data, 30);
        int at = 36;
        int reservedFolder = 0;
        int reserved = 0;
        if ((flags & 4) != 0) {
            reservedFolder = Little.u8(data, 38);
            reserved = Little.u8(data, 39);
            at += 4 + Little.u16(data, 36);
        }
        for (int bit = 1; bit <= 2; bit++) {
            if ((flags & bit) != 0) {
                at = zero(zero(at) + 1) + 1;
            }
        }
        this.reservedData = reserved;
        this.folderAt = at;
        this.folderLength = 8 + reservedFolder;
    }

    static void read(OpenFile file) {
        new Cab(file).entries();
    }

    private int zero(int from) {
        int at = from;
        while (at < data.length && data[at] != 0) {
            at++;
        }
        return at;
    }

    private void entries() {
        int count = Math.min(MOST, Little.u16(data, 28));
        long at = Little.u32(data, 16);
        for (int number = 0; number < count && at + 16 < data.length; number++) {
            long size = Little.u32(data, at);
            long offset = Little.u32(data, at + 4);
            int end = zero((int) at + 16);
            String name = Little.name(data, at + 16, end);
            byte[] folder = folder(Little.u16(data, at + 8));
            if (folder.length > 0 && offset + size <= folder.length) {
                file.entry("cab", name, file.taken(folder, offset, offset + size));
            } else {
                file.listed("cab", name, size);
            }
            at = end + 1L;
        }
    }

    private byte[] folder(int number) {
        if (number >= Little.u16(data, 26)) {
            return NOTHING;
        }
        return folders.computeIfAbsent(number, this::unpack);
    }

    private byte[] unpack(int number) {
        int record = folderAt + number * folderLength;
        int method = Little.u16(data, record + 6) & 0xf;
        if (method > 1) {
            return NOTHING;
        }
        var out = new java.io.ByteArrayOutputStream();
        byte[] history = new byte[0];
        long at = Little.u32(data, record);
        for (int block = Little.u16(data, record + 4); block > 0 && at + 8 < data.length; block--) {
            int packed = Little.u16(data, at + 4);
            int start = (int) at + 8 + reservedData;
            int end = Math.min(data.length, start + packed);
            Bytes plain = method == 0
                    ? file.taken(data, start, end)
                    : Unpack.inflate(data, Math.min(start + 2, end), end, true, history, file.budget()).bytes();
            if (plain.isEmpty() || out.size() > Budget.FILE_BYTES) {
                break;
            }
            history = plain.toArray();
            history = Little.slice(history, history.length - HISTORY, history.length);
            out.writeBytes(plain.toArray());
            at = end;
        }
        return out.toByteArray();
    }
}
