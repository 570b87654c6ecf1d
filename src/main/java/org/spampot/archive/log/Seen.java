package org.spampot.archive.log;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Lines that another log may have as well. Kept are those only that are not older than the beginning of the next log,
/// so that logs that follow one another cost nothing.
///
/// Thread-safety: belongs to one thread.
final class Seen {
    /// More lines are not remembered: a copied log of that size gives its sessions twice, with the same names.
    private static final int MOST = 1_000_000;

    /// From the digest of a line to the number of the file that had it first.
    private final Map<Long, Integer> lines = new HashMap<>();
    private int file;

    /// Another file begins.
    void file() {
        file++;
    }

    /// Whether a file before this one had the line.
    ///
    /// @param nextBegins first line of the file that comes next
    boolean isRepeated(LogLine line, Instant nextBegins) {
        boolean kept = !line.at().isBefore(nextBegins);
        if (lines.isEmpty() && !kept) {
            return false;
        }
        long digest = digest(line.raw());
        Integer before = lines.get(digest);
        if (before == null && kept && lines.size() < MOST) {
            lines.put(digest, file);
        }
        return before != null && before != file;
    }

    /// FNV-1a with 64 bits and a last mixing.
    private static long digest(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 32);
    }

    static String reason(IOException unreadable) {
        String message = unreadable.getMessage();
        return message == null ? unreadable.getClass().getSimpleName() : message;
    }
}
