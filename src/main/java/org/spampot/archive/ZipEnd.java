package org.spampot.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// What the end of a zip archive says of its directory (APPNOTE.TXT 4.3.14 to 4.3.16). A library has all of a directory in
/// memory, so its size has to be known before.
///
/// @param entries as told; an attacker may have told anything
/// @param bytes from where the directory is to begin to the end record: more cannot be in it
record ZipEnd(long entries, long bytes) {
    private static final int RECORD = 22;
    private static final int LOCATOR = 20;
    private static final int RECORD_64 = 56;
    private static final int COMMENT = 0xffff;

    /// Nothing when there is no end record, as in an archive that was cut short.
    static @Nullable ZipEnd of(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, in.size() - RECORD - COMMENT - LOCATOR);
            ByteBuffer end = read(in, from, (int) (in.size() - from));
            for (int at = end.limit() - RECORD; at >= 0; at--) {
                if (end.getInt(at) == 0x06054b50) {
                    return record(in, end, at, from + at);
                }
            }
            return null;
        }
    }

    private static @Nullable ZipEnd record(FileChannel in, ByteBuffer end, int at, long position) throws IOException {
        if (at >= LOCATOR && end.getInt(at - LOCATOR) == 0x07064b50) {
            long large = end.getLong(at - LOCATOR + 8);
            ByteBuffer record = large >= 0 && large <= in.size() - RECORD_64
                    ? read(in, large, RECORD_64)
                    : ByteBuffer.allocate(RECORD_64);
            return record.getInt(0) == 0x06064b50
                    ? new ZipEnd(record.getLong(32), position - record.getLong(48))
                    : null;
        }
        return new ZipEnd(Short.toUnsignedInt(end.getShort(at + 10)),
                position - Integer.toUnsignedLong(end.getInt(at + 16)));
    }

    private static ByteBuffer read(FileChannel in, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        long at = from;
        while (bytes.hasRemaining()) {
            int got = in.read(bytes, at);
            if (got < 0) {
                break;
            }
            at += got;
        }
        return bytes.flip();
    }
}
