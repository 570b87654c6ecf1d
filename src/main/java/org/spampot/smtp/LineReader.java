package org.spampot.smtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// Cuts bytes into command lines, however they arrive. A line ends with LF; that CR is missing before it is for
/// whoever reads the line to note. Lone CRs end nothing.
///
/// Memory: never holds more than the longest line allowed. What a longer line has more is counted and dropped, up to
/// its LF, so that its rest is not taken for commands (RFC 5321 section 4.5.3.1.9).
///
/// Thread-safety: none; confined to its session.
final class LineReader {
    private static final int FIRST_CAPACITY = 128;
    private static final byte[] NOTHING = {};

    private final int longest;
    /// The beginning of a line whose end has not arrived.
    private byte[] partial = NOTHING;
    private int kept;
    /// Bytes of the line so far, those dropped included.
    private long length;
    private @Nullable Line complete;

    LineReader(int longest) {
        this.longest = longest;
    }

    /// A line with its end, or the first bytes of one that was too long.
    ///
    /// @param length of the whole line as sent, line end included
    record Line(Bytes bytes, long length) {
        boolean tooLong() {
            return length > bytes.size();
        }
    }

    /// Reads from `from` until a line is complete or `to` is reached; returns where it stopped.
    int read(byte[] input, int from, int to) {
        int at = from;
        while (at < to && input[at] != '\n') {
            at++;
        }
        if (at == to) {
            keep(input, from, to);
            return to;
        }
        int end = at + 1;
        if (length == 0 && end - from <= longest) {
            // the usual case: a whole line in one piece; copied, as a slice would hold on to the piece
            complete = new Line(Bytes.own(Arrays.copyOfRange(input, from, end)), end - from);
        } else {
            keep(input, from, end);
            complete = cut();
        }
        return end;
    }

    /// The line just completed, once; nothing when there is none.
    @Nullable
    Line take() {
        Line line = complete;
        complete = null;
        return line;
    }

    /// The beginning of a line that will never be completed; nothing when there is none.
    @Nullable
    Line rest() {
        return length == 0 ? null : cut();
    }

    /// Bytes held in memory.
    int held() {
        return partial.length;
    }

    private void keep(byte[] input, int from, int to) {
        int more = Math.min(to - from, longest - kept);
        if (more > 0) {
            if (kept + more > partial.length) {
                int capacity = Math.max(Math.max(FIRST_CAPACITY, kept + more), 2 * partial.length);
                partial = Arrays.copyOf(partial, Math.min(capacity, longest));
            }
            System.arraycopy(input, from, partial, kept, more);
            kept += more;
        }
        length += to - from;
    }

    private Line cut() {
        var line = new Line(Bytes.own(Arrays.copyOf(partial, kept)), length);
        partial = NOTHING;
        kept = 0;
        length = 0;
        return line;
    }
}
