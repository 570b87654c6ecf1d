package org.spampot.journal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.spampot.model.Capture;

/// Captures that wait for the writer, bounded by number and by bytes.
///
/// Thread-safety: any number of threads put, one takes.
final class AppendQueue {
    /// How much of the queue is written in one go, so that the first of many need not wait for all of them.
    private static final long BATCH_BYTES = 32L << 20;

    private final JournalLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    @GuardedBy("lock")
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    @GuardedBy("lock")
    private long bytes;
    @GuardedBy("lock")
    private boolean closed;

    AppendQueue(JournalLimits limits) {
        this.limits = limits;
    }

    /// A capture and who wants to know what becomes of it.
    record Waiting(Capture capture, long size, Consumer<Outcome> answer) {}

    /// Whether `capture` was taken in; not when there is no room, or the queue is closed.
    boolean offer(Capture capture, Consumer<Outcome> answer) {
        long size = CaptureSize.of(capture);
        lock.lock();
        try {
            boolean room = waiting.size() < limits.queueRecords()
                    && (waiting.isEmpty() || bytes + size <= limits.queueBytes());
            if (closed || !room) {
                return false;
            }
            waiting.add(new Waiting(capture, size, answer));
            bytes += size;
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for captures and takes all that wait, within the size of a batch; none once closed and empty.
    List<Waiting> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            var batch = new ArrayList<Waiting>(waiting.size());
            long taken = 0;
            for (var next = waiting.peek(); next != null
                    && (batch.isEmpty() || taken + next.size() <= BATCH_BYTES); next = waiting.peek()) {
                batch.add(waiting.remove());
                taken += next.size();
                bytes -= next.size();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /// Lets nothing more in; what waits is still taken.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
