package org.spampot.mime;

import java.util.Optional;
import org.spampot.model.Bytes;

/// AppleSingle (RFC 1740 appendix A): a file with its data, name and resources as entries of one. In AppleDouble the data
/// is a part of its own, and nothing is to be had here.
final class AppleFile {
    private static final long SINGLE = 0x00051600L;
    private static final int ENTRIES_AT = 26;
    private static final int ENTRY = 12;
    private static final int MOST_ENTRIES = 64;
    private static final int DATA = 1;
    private static final int NAME = 3;

    /// @param name empty when the file has none
    record File(String name, Bytes data) {}

    private AppleFile() {}

    /// The file in `bytes`, when they are one that has data.
    static Optional<File> read(Bytes bytes) {
        if (bytes.size() < ENTRIES_AT || u32(bytes, 0) != SINGLE) {
            return Optional.empty();
        }
        int entries = Math.min(MOST_ENTRIES, (bytes.at(24) << 8) | bytes.at(25));
        Bytes data = Bytes.EMPTY;
        Bytes name = Bytes.EMPTY;
        for (int at = ENTRIES_AT; entries > 0 && at + ENTRY <= bytes.size(); at += ENTRY, entries--) {
            long from = Math.min(bytes.size(), u32(bytes, at + 4));
            long to = Math.min(bytes.size(), from + u32(bytes, at + 8));
            Bytes value = bytes.slice((int) from, (int) to);
            long id = u32(bytes, at);
            data = id == DATA ? value : data;
            name = id == NAME ? value : name;
        }
        return data.isEmpty() ? Optional.empty() : Optional.of(new File(Charsets.decodeWords(name, ""), data));
    }

    private static long u32(Bytes bytes, int at) {
        return ((long) bytes.at(at) << 24) | (bytes.at(at + 1) << 16) | (bytes.at(at + 2) << 8) | bytes.at(at + 3);
    }
}
