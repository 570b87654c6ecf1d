package org.spampot.pipeline;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/// How many things happened in the last minute, by second.
///
/// Thread-safety: safe for many threads.
final class RateMeter {
    private static final int SECONDS = 60;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    @GuardedBy("lock")
    private final long[] counts = new long[SECONDS];
    @GuardedBy("lock")
    private long second;

    RateMeter(InstantSource clock) {
        this.clock = clock;
        this.second = clock.instant().getEpochSecond();
    }

    void add(int count) {
        lock.lock();
        try {
            advance();
            counts[Math.floorMod(second, SECONDS)] += count;
        } finally {
            lock.unlock();
        }
    }

    double perSecond() {
        lock.lock();
        try {
            advance();
            long sum = 0;
            for (long count : counts) {
                sum += count;
            }
            return (double) sum / SECONDS;
        } finally {
            lock.unlock();
        }
    }

    /// Empties the seconds that have passed; a clock set back stays in the newest second.
    @GuardedBy("lock")
    private void advance() {
        long now = clock.instant().getEpochSecond();
        long steps = Math.min(SECONDS, now - second);
        for (long step = 1; step <= steps; step++) {
            counts[Math.floorMod(now - steps + step, SECONDS)] = 0;
        }
        second = Math.max(second, now);
    }
}
