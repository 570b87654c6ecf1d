package org.spampot.listen;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.spampot.model.SessionId;

/// Draws what a session is given at birth from one random generator, which need not be safe for several threads.
///
/// Thread-safety: any thread.
final class Identities {
    private final ReentrantLock lock = new ReentrantLock();
    @GuardedBy("lock")
    private final RandomGenerator random;

    Identities(RandomGenerator random) {
        this.random = random;
    }

    SessionId id(Instant now) {
        lock.lock();
        try {
            return SessionId.at(now, random);
        } finally {
            lock.unlock();
        }
    }

    long seed() {
        lock.lock();
        try {
            return random.nextLong();
        } finally {
            lock.unlock();
        }
    }
}
