package org.spampot.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/// How fast something goes, by what was done in the last half minute: what is known already goes faster than what is new,
/// and a mean of both would say nothing of what is to come.
///
/// Thread-safety: belongs to one thread.
final class Pace {
    private static final long SECOND = 1_000_000_000L;
    private static final long KEPT = 30 * SECOND;

    private final Deque<Point> points = new ArrayDeque<>();

    private record Point(long nanos, long done, long count) {}

    /// @param nanos when it begins, of any origin
    Pace(long nanos) {
        points.add(new Point(nanos, 0, 0));
    }

    /// Takes down how far it is.
    ///
    /// @param count of things, where `done` is in bytes of them
    void at(long nanos, long done, long count) {
        if (nanos - points.getLast().nanos < SECOND) {
            return;
        }
        points.add(new Point(nanos, done, count));
        while (points.size() > 2 && nanos - points.getFirst().nanos > KEPT) {
            points.remove();
        }
    }

    /// Units a second; 0 before a second is over.
    double rate() {
        Point first = points.getFirst();
        Point last = points.getLast();
        return last.nanos == first.nanos ? 0 : (last.done - first.done) * (double) SECOND / (last.nanos - first.nanos);
    }

    /// Things a second; 0 before a second is over.
    double counts() {
        Point first = points.getFirst();
        Point last = points.getLast();
        return last.nanos == first.nanos
                ? 0
                : (last.count - first.count) * (double) SECOND / (last.nanos - first.nanos);
    }

    /// `, 1:05 left`; empty when that cannot be told.
    String left(long done, long all) {
        double rate = rate();
        if (rate <= 0 || all <= done) {
            return "";
        }
        double seconds = Math.ceil((all - done) / rate);
        if (seconds > 1_000_000) {
            return "";
        }
        long whole = (long) seconds;
        return whole < 3600
                ? String.format(Locale.ROOT, ", %d:%02d left", whole / 60, whole % 60)
                : String.format(Locale.ROOT, ", %d:%02d:%02d left", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
