package org.spampot.console;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.spampot.console.page.Counters;
import org.spampot.console.web.Answer;
import org.spampot.console.web.Door;
import org.spampot.model.Understood;
import org.spampot.store.Store;

/// Live updates: tells every reader the counters whenever they have changed, at most once a second.
///
/// There are no queues to fill: a reader is told the newest state and never the ones he was too slow for. What is
/// computed is shared by all readers.
///
/// Thread-safety: any thread. Readers wait on their own virtual threads; the committing thread never waits for them.
final class Pulse implements Live.Listener, AutoCloseable {
    /// Most readers at a time; a page takes one.
    static final int MOST_READERS = 64;
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int STEPS_TO_HEARTBEAT = 15;

    private final Store store;
    private final Live live;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(MOST_READERS);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();

    @GuardedBy("lock")
    private long version;
    @GuardedBy("lock")
    private boolean closed;

    private final ReentrantLock counting = new ReentrantLock();
    @GuardedBy("counting")
    private Counters last = Counters.NONE;
    @GuardedBy("counting")
    private Instant counted = Instant.MIN;
    @GuardedBy("counting")
    private long countedVersion = -1;

    Pulse(Store store, Live live, InstantSource clock) {
        this.store = store;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public void stored(List<Understood> batch) {
        lock.lock();
        try {
            version++;
        } finally {
            lock.unlock();
        }
    }

    /// The counters, computed at most once a second for as long as nothing is stored.
    Counters counters() {
        long now = version();
        counting.lock();
        try {
            Instant time = clock.instant();
            boolean fresh = countedVersion == now && time.isBefore(counted.plus(STEP)) && !time.isBefore(counted);
            if (!fresh) {
                last = Counters.of(live.now(), store.totals(null));
                counted = time;
                countedVersion = now;
            }
            return last;
        } finally {
            counting.unlock();
        }
    }

    /// A stream of events named `counters`, or the answer that there are too many readers.
    Answer answer() {
        return places.tryAcquire()
                ? new Answer.Stream(this::serve)
                : Door.error(503, "too many pages are watching; close some");
    }

    private void serve(Answer.Reader reader) {
        try {
            Counters told = Counters.NONE;
            int quiet = 0;
            while (!isClosed()) {
                Counters now = counters();
                if (!now.equals(told)) {
                    reader.event("counters", now.json());
                    told = now;
                    quiet = 0;
                } else if (++quiet >= STEPS_TO_HEARTBEAT) {
                    reader.heartbeat();
                    quiet = 0;
                }
                pause();
            }
        } finally {
            places.release();
        }
    }

    /// One step; shorter when the console is closed.
    private void pause() {
        lock.lock();
        try {
            long left = STEP.toNanos();
            while (!closed && left > 0) {
                left = closing.awaitNanos(left);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the web server ended this reader's thread", stop);
        } finally {
            lock.unlock();
        }
    }

    private long version() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
