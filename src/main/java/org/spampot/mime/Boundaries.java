package org.spampot.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// The boundaries of the multiparts that are open, outermost first, and what a line says about them.
///
/// A line is a boundary when it is `--boundary` or `--boundary--` and nothing but white space follows. By the letter of
/// RFC 2046 section 5.1.1 the beginning alone would do, but then `b1` ends at `b10`, and no program reads it so.
///
/// Read loosely, as some programs do, a line is a boundary when it begins with one in any case, white space before it
/// left out; a line that only those take for a boundary is a look-alike.
final class Boundaries {
    static final boolean EXACT = false;
    static final boolean LOOSE = true;

    private final List<byte[]> open = new ArrayList<>();
    private final BitSet alike = new BitSet();
    private final boolean loose;
    private boolean closing;

    Boundaries(boolean loose) {
        this.loose = loose;
    }

    /// Opens one; returns its level.
    int push(String boundary) {
        open.add(("--" + boundary).getBytes(StandardCharsets.ISO_8859_1));
        return open.size() - 1;
    }

    /// Closes the innermost one; true when it had look-alikes.
    boolean pop() {
        open.removeLast();
        boolean had = alike.get(open.size());
        alike.clear(open.size());
        return had;
    }

    boolean has(String boundary) {
        byte[] line = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        return open.stream().anyMatch(each -> Arrays.equals(each, line));
    }

    boolean matches(byte[] data, int from, int to) {
        return level(data, from, to) >= 0;
    }

    /// True when the last match of [#level] was a closing one.
    boolean closing() {
        return closing;
    }

    /// The level of the boundary that the line is, innermost first; -1 when it is none.
    int level(byte[] data, int from, int to) {
        int exact = exactLevel(data, from, to);
        return exact < 0 && loose ? looseLevel(data, from, to) : exact;
    }

    private int exactLevel(byte[] data, int from, int to) {
        if (to - from < 3 || data[from] != '-' || data[from + 1] != '-') {
            return -1;
        }
        int end = to;
        while (end > from && (data[end - 1] == ' ' || data[end - 1] == '\t' || data[end - 1] == '\r')) {
            end--;
        }
        for (int level = open.size() - 1; level >= 0; level--) {
            byte[] line = open.get(level);
            int more = end - from - line.length;
            if (more == 0 && same(data, from, line)) {
                closing = false;
                return level;
            }
            if (more == 2 && data[end - 1] == '-' && data[end - 2] == '-' && same(data, from, line)) {
                closing = true;
                return level;
            }
        }
        return -1;
    }

    /// True when the line, which is no boundary, looks like that of an open multipart.
    boolean looksAlike(byte[] data, int from, int to) {
        int level = open.isEmpty() ? -1 : looseLevel(data, from, to);
        if (level >= 0) {
            alike.set(level);
        }
        return level >= 0;
    }

    private int looseLevel(byte[] data, int from, int to) {
        int start = from;
        while (start < to && (data[start] == ' ' || data[start] == '\t')) {
            start++;
        }
        if (to - start < 3 || data[start] != '-' || data[start + 1] != '-') {
            return -1;
        }
        for (int level = open.size() - 1; level >= 0; level--) {
            byte[] line = open.get(level);
            if (line.length > 2 && sameInAnyCase(data, start, to, line)) {
                int end = start + line.length;
                closing = end + 1 < to && data[end] == '-' && data[end + 1] == '-';
                return level;
            }
        }
        return -1;
    }

    private static boolean sameInAnyCase(byte[] data, int from, int to, byte[] line) {
        if (to - from < line.length) {
            return false;
        }
        for (int index = 0; index < line.length; index++) {
            if (Ascii.lower(data[from + index]) != Ascii.lower(line[index])) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(byte[] data, int from, byte[] line) {
        return Arrays.equals(data, from, from + line.length, line, 0, line.length);
    }

    /// Index of the LF that ends the line at `from`, or `end`.
    static int lineEnd(byte[] data, int from, int end) {
        int at = from;
        while (at < end && data[at] != '\n') {
            at++;
        }
        return at;
    }

    /// `to` without the CR of a line end.
    static int withoutCr(byte[] data, int from, int to) {
        return to > from && data[to - 1] == '\r' ? to - 1 : to;
    }
}
