package org.spampot.app;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.spampot.journal.CaptureSize;
import org.spampot.model.Capture;

/// What an import has read and the store does not have yet: bounded, so that memory does not grow with archives, and
/// known by id, so that the same message twice is one.
///
/// The bounds are below those of the journal's queue, so that it never refuses, and above those of the pipeline's belt,
/// so that it never starves.
///
/// Thread-safety: one thread puts in, any take out.
final class ImportLead {
    private static final int MOST = 1024;
    private static final long LARGEST = 48L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    @GuardedBy("lock")
    private final Map<String, Long> sizes = new HashMap<>();
    @GuardedBy("lock")
    private long bytes;
    @GuardedBy("lock")
    private @Nullable RuntimeException failure;

    /// Puts a capture in, waiting for room; false when it is there already.
    ///
    /// @throws RuntimeException what went wrong behind it, if something did
    boolean enter(Capture capture) {
        String name = capture.name();
        long size = CaptureSize.of(capture);
        lock.lock();
        try {
            while (failure == null && !sizes.isEmpty() && !sizes.containsKey(name)
                    && (sizes.size() >= MOST || bytes + size > LARGEST)) {
                changed.awaitUninterruptibly();
            }
            if (failure != null) {
                throw failure;
            }
            if (sizes.putIfAbsent(name, size) != null) {
                return false;
            }
            bytes += size;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Takes a capture out; does nothing when it is not there.
    void leave(Capture capture) {
        lock.lock();
        try {
            Long size = sizes.remove(capture.name());
            bytes -= size == null ? 0 : size;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until all that was put in is taken out.
    ///
    /// @throws RuntimeException what went wrong behind it, if something did
    void awaitEmpty() {
        lock.lock();
        try {
            while (failure == null && !sizes.isEmpty()) {
                changed.awaitUninterruptibly();
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ends it: whoever puts in, or waits to, gets the first failure.
    void fail(RuntimeException cause) {
        lock.lock();
        try {
            failure = failure == null ? cause : failure;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Throws what went wrong, if something did.
    void check() {
        lock.lock();
        try {
            if (failure != null) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
    }
}
