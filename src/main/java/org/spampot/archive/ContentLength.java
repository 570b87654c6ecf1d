package org.spampot.archive;

/// The `Content-Length` field that some programs put into each message of an mbox.
final class ContentLength {
    private static final String FIELD = "content-length:";
    private static final int HEADER = 64 * 1024;

    private ContentLength() {}

    /// Where the message from `begin` to `end` in the window ends by its own word; -1 when it does not say.
    static long of(Window window, int begin, int end) {
        long length = -1;
        int line = begin;
        while (line < end && line - begin < HEADER) {
            byte one = window.at(line);
            if (one == '\n' || (one == '\r' && line + 1 < end && window.at(line + 1) == '\n')) {
                return length < 0 ? -1 : line + (one == '\n' ? 1 : 2) + length;
            }
            if ((one | 0x20) == 'c' && named(window, line, end)) {
                length = number(window, line + FIELD.length(), end);
            }
            int next = line;
            while (next < end && window.at(next) != '\n') {
                next++;
            }
            line = next + 1;
        }
        return -1;
    }

    private static boolean named(Window window, int line, int end) {
        if (end - line < FIELD.length()) {
            return false;
        }
        for (int index = 0; index < FIELD.length(); index++) {
            char wanted = FIELD.charAt(index);
            int one = window.at(line + index);
            if (wanted != (wanted >= 'a' ? (one | 0x20) : one)) {
                return false;
            }
        }
        return true;
    }

    private static long number(Window window, int from, int end) {
        int at = from;
        while (at < end && (window.at(at) == ' ' || window.at(at) == '\t')) {
            at++;
        }
        long number = -1;
        while (at < end && window.at(at) >= '0' && window.at(at) <= '9' && number < Integer.MAX_VALUE) {
            number = Math.max(0, number) * 10 + (window.at(at) - '0');
            at++;
        }
        return number;
    }
}
