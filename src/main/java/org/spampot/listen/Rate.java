package org.spampot.listen;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/// Lets so many things through in each stretch of time: keeps a flood of connections from becoming a flood of
/// captures or log lines.
///
/// Thread-safety: any thread.
final class Rate {
    private final int most;
    private final Duration stretch;
    private final ReentrantLock lock = new ReentrantLock();
    @GuardedBy("lock")
    private Instant end = Instant.MIN;
    @GuardedBy("lock")
    private int taken;

    Rate(int most, Duration stretch) {
        this.most = most;
        this.stretch = stretch;
    }

    /// Whether one more may pass at `now`.
    boolean take(Instant now) {
        lock.lock();
        try {
            // a clock set back must not close the gate for long
            if (!now.isBefore(end) || now.isBefore(end.minus(stretch))) {
                end = now.plus(stretch);
                taken = 0;
            }
            return taken++ < most;
        } finally {
            lock.unlock();
        }
    }
}
