package org.spampot.archive.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Bytes to lines, whatever the bytes are: a line longer than [#LONGEST] is cut, NULs that a crash left are passed over,
/// what is no UTF-8 is read as Latin-1.
///
/// Thread-safety: belongs to one thread.
final class RawLines implements AutoCloseable {
    /// More bytes of a line are not read; Postfix writes 2,000 at most, syslog 8 Ki.
    static final int LONGEST = 8192;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private int from;
    private int to;
    private long offset;

    /// @param offset of the first byte of `in` in the file
    RawLines(InputStream in, long offset) {
        this.in = in;
        this.offset = offset;
    }

    /// A line without its end.
    ///
    /// @param whole false for a last line that has no end, which may still grow
    record Raw(long offset, String text, boolean whole) {}

    /// Where the next line begins.
    long offset() {
        return offset;
    }

    /// The next line; nothing at the end.
    @Nullable
    Raw next() throws IOException {
        line.reset();
        long start = offset;
        while (true) {
            if (from == to) {
                from = 0;
                to = Math.max(0, in.read(buffer));
                if (to == 0) {
                    return offset == start ? null : new Raw(start, text(), false);
                }
            }
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, Math.clamp(LONGEST - line.size(), 0, end - from));
            offset += end - from;
            from = end;
            if (end < to) {
                from++;
                offset++;
                return new Raw(start, text(), true);
            }
        }
    }

    private String text() {
        byte[] bytes = line.toByteArray();
        String text = new String(bytes, UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            text = new String(bytes, ISO_8859_1);
        }
        int begin = 0;
        while (begin < text.length() && text.charAt(begin) == 0) {
            begin++;
        }
        return text.endsWith("\r") ? text.substring(begin, Math.max(begin, text.length() - 1)) : text.substring(begin);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
