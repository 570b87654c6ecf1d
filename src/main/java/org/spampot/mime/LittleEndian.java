package org.spampot.mime;

import org.spampot.model.Bytes;

/// Reads numbers and runs of bytes, lowest byte first, up to an end. Past the end everything is 0 or empty, and
/// [#isCut()] says so: damaged input never throws.
final class LittleEndian {
    private final Bytes bytes;
    private int at;
    private boolean cut;

    LittleEndian(Bytes bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return at < bytes.size();
    }

    boolean isCut() {
        return cut;
    }

    int u8() {
        if (at >= bytes.size()) {
            cut = true;
            return 0;
        }
        return bytes.at(at++);
    }

    int u16() {
        return u8() | (u8() << 8);
    }

    /// Unsigned, so never negative.
    long u32() {
        return u16() | ((long) u16() << 16);
    }

    /// The next `count` bytes, or as many as there are.
    Bytes take(long count) {
        int end = (int) Math.min(bytes.size(), at + count);
        cut |= at + count > bytes.size();
        Bytes taken = bytes.slice(Math.min(at, end), end);
        at = end;
        return taken;
    }

    void skip(long count) {
        take(count);
    }
}
