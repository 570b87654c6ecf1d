package org.spampot.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The boundaries of the multiparts that are open, outermost first, and what a line says about them.
///
/// A line is a boundary when it is `--boundary` or `--boundary--` and nothing but white space follows. By the letter of
/// RFC 2046 section 5.1.1 the beginning alone would do, but then `b1` ends at `b10`, and no program reads it so.
final class Boundaries {
    private final List<byte[]> open = new ArrayList<>();
    private boolean closing;

    /// Opens one; returns its level.
    int push(String boundary) {
        open.add(("--" + boundary).getBytes(StandardCharsets.ISO_8859_1));
        return open.size() - 1;
    }

    void pop() {
        open.removeLast();
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

    /// True when the line begins with an open boundary but is none.
    boolean looksAlike(byte[] data, int from, int to) {
        if (to - from < 3 || data[from] != '-' || data[from + 1] != '-' || open.isEmpty()) {
            return false;
        }
        byte[] line = open.getLast();
        return to - from > line.length && line.length > 2 && same(data, from, line);
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
