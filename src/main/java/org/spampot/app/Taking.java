package org.spampot.app;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spampot.journal.DataDirectory;
import org.spampot.journal.Journal;
import org.spampot.journal.Spool;
import org.spampot.journal.SpoolTaker;
import org.spampot.model.Capture;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionCapture;
import org.spampot.store.Store;

/// Takes what other processes hand over (`deliver`, `import`) as long as the honeypot runs: looks once a second, and again
/// at once while there is more.
///
/// Thread-safety: one thread starts, one closes.
final class Taking implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Taking.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    /// The store has to follow before the next round.
    private static final Duration BUSY = Duration.ofMillis(100);

    private final SpoolTaker taker;
    private final InstantSource clock;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    @GuardedBy("lock")
    private boolean closed;

    private Taking(SpoolTaker taker, InstantSource clock) {
        this.taker = taker;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("spool").unstarted(this::work);
    }

    static Taking start(DataDirectory data, Journal journal, Store store, InstantSource clock) {
        var taking = new Taking(taker(data, journal, store), clock);
        taking.thread.start();
        return taking;
    }

    private static SpoolTaker taker(DataDirectory data, Journal journal, Store store) {
        return new SpoolTaker(Spool.of(data.root()), journal, store::cursor, capture -> has(store, capture));
    }

    /// Takes all that waits now, where nobody else does.
    ///
    /// @param follow brings the store to the end of the journal
    static void all(DataDirectory data, Journal journal, Store store, Runnable follow) {
        var taker = taker(data, journal, store);
        while (taker.take().captures() > 0) {
            follow.run();
        }
    }

    /// Whether the store has all that there is of a capture.
    static boolean has(Store store, Capture capture) {
        return switch (capture) {
            case MessageCapture message -> store.has(message.id());
            case SessionCapture session -> store.hasEnded(session.session());
        };
    }

    private void work() {
        taker.sweep(clock.instant());
        var wait = Duration.ZERO;
        while (waited(wait)) {
            wait = round();
        }
    }

    private Duration round() {
        try {
            var taken = taker.take();
            return taken.more() || taken.files() > 0 ? BUSY : IDLE;
        } catch (RuntimeException failed) {
            LOG.error("what was handed over could not be taken; it stays in the spool and is tried again", failed);
            return IDLE.multipliedBy(60);
        }
    }

    /// False when it is over.
    private boolean waited(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the round that is being worked on.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        Threads.awaitEnd(thread);
    }
}
