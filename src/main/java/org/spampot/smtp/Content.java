package org.spampot.smtp;

import java.util.List;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;

/// The content of one message as it grows, and what is odd about it.
///
/// Thread-safety: none; confined to its session.
final class Content {
    /// RFC 5322 section 2.1.1, RFC 5321 section 4.5.3.1.6: line end and stuffed dot do not count.
    private static final int LONGEST_LINE = 998;

    private final ContentBuffer buffer;
    private final ContentNotes notes = new ContentNotes();
    private long line;

    Content(int cap) {
        buffer = new ContentBuffer(cap);
    }

    /// Appends the bytes up to the next CR, LF or NUL, or `to`, or one byte more than fits; returns where it stopped.
    int appendText(byte[] input, int from, int to) {
        // one byte more, so that the limit is met at the same byte however the input is cut
        int end = from + Math.min(to - from, buffer.room() + 1);
        int at = from;
        int high = 0;
        while (at < end) {
            byte one = input[at];
            if (one <= '\r' && (one == '\r' || one == '\n' || one == 0)) {
                break;
            }
            high += one >>> 31;
            at++;
        }
        buffer.append(input, from, at);
        notes.eightBit(high);
        line += at - from;
        return at;
    }

    void appendText(byte one) {
        buffer.append(one);
        line++;
    }

    /// Appends part of a line end.
    void append(byte one) {
        buffer.append(one);
    }

    void nul() {
        appendText((byte) 0);
        notes.nul();
    }

    /// A CR appended before was a bare one.
    void bareCr() {
        line++;
        notes.bareCr();
    }

    /// Appends LF, which ends a line: alone, or after a CR appended before.
    void endLine(LineEnd end) {
        buffer.append((byte) '\n');
        notes.endLine(line > LONGEST_LINE, end);
        line = 0;
    }

    void lookAlike(LineEnd before, LineEnd after) {
        notes.lookAlike(before, after);
    }

    void dotNotStuffed() {
        notes.dotNotStuffed();
    }

    /// Whether a byte came for which there was no room, and [#take] was not called since.
    boolean full() {
        return buffer.overflowed();
    }

    /// The bytes so far. From now on no more are kept.
    Bytes take() {
        return buffer.take();
    }

    int held() {
        return buffer.held();
    }

    List<Defect> defects(Body declared) {
        return notes.defects(declared);
    }
}
