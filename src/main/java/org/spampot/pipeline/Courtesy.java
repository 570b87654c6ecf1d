package org.spampot.pipeline;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/// When to step back: while much mail comes in and the processors are busy, understanding takes a tenth of the time and
/// leaves the rest to receiving (ADR 12). What is not understood yet is durable, and its turn comes.
///
/// Niceness alone does not do it: receiving waits for the disk and the client at every step, and each time it does, a
/// thread of the pipeline is let in and takes caches and a scheduling delay to get out again.
///
/// Thread-safety: none; for one thread.
final class Courtesy {
    /// Bytes a second that are no flood: on any machine understanding keeps up with less.
    private static final long FLOOD = 2 << 20;
    /// Of all processors, from 0 to 1.
    private static final double BUSY = 0.9;
    /// How many times as long as it worked the pipeline rests.
    private static final int REST = 9;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final DoubleSupplier load;
    private long since;

    /// @param load how busy all processors were since it was last asked, from 0 to 1; negative when nobody knows
    /// @param now in nanoseconds, of any origin
    Courtesy(DoubleSupplier load, long now) {
        this.load = load;
        this.since = now;
    }

    /// How long to rest after some work, which ended at `now`, and during which so many bytes of mail came in.
    Duration rest(long bytes, long now) {
        long worked = Math.max(1, now - since);
        since = now;
        if (bytes < FLOOD * (worked / 1e9) || load.getAsDouble() < BUSY) {
            return Duration.ZERO;
        }
        Duration rest = Duration.ofNanos(worked).multipliedBy(REST);
        return rest.compareTo(LONGEST) < 0 ? rest : LONGEST;
    }

    /// The rest is over, or there was nothing to do.
    void resume(long now) {
        since = now;
    }
}
