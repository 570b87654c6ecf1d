package org.spampot.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Messages between lines of four `^A`, as MMDF and SCO kept them.
///
/// Thread-safety: belongs to one thread.
final class Mmdf implements Level {
    static final String MARK = "\1\1\1\1\n";

    private final Place place;
    private final Window window;
    private final int largest;

    Mmdf(Place place, Window window, int largest) {
        this.place = place;
        this.window = window;
        this.largest = largest;
    }

    @Override
    public @Nullable Step next() {
        while (window.startsWith(0, MARK)) {
            window.drop(MARK.length());
        }
        if (!window.has(1)) {
            return null;
        }
        long offset = window.offset();
        int end = end();
        if (end < 0) {
            return tooLarge(offset);
        }
        boolean closed = window.has(end + 1);
        FromLine line = FromLine.of(window.line(0, FromLine.LONGEST + 1));
        int begin = line == null ? 0 : Math.max(0, window.behindLine(0, end));
        var found = new Found.Message(place.path(), offset, "mmdf", window.copy(begin, end),
                line == null ? null : line.sender(), line == null ? null : line.date(), closed ? "" : "cut short");
        window.drop(end);
        return new Here(found);
    }

    /// Where the next mark or the end is; -1 when that is too far.
    private int end() {
        int at = 0;
        while (window.has(at + 1)) {
            if (window.at(at) == 1 && (at == 0 || window.at(at - 1) == '\n') && window.startsWith(at, MARK)) {
                return at;
            }
            if (at > largest) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private Step tooLarge(long offset) {
        while (window.has(1) && !(window.at(0) == 1 && window.startsWith(0, MARK))) {
            window.drop(1);
        }
        return place.unreadable(offset, window.offset() - offset, "larger than " + (largest >> 20) + " MB");
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
