package org.spampot.listen;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts things that have begun and not ended, for whoever must wait until there are none.
///
/// Thread-safety: any thread; the lock is taken only when the count reaches zero.
final class Outstanding {
    private final AtomicLong count = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();

    void begin() {
        count.incrementAndGet();
    }

    void end() {
        if (count.decrementAndGet() == 0) {
            lock.lock();
            try {
                none.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    long now() {
        return count.get();
    }

    /// Waits until nothing is outstanding, at most for `limit`; whether that is so.
    boolean awaitNone(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (count.get() > 0 && left > 0) {
                left = none.awaitNanos(left);
            }
            return count.get() <= 0;
        } finally {
            lock.unlock();
        }
    }
}
