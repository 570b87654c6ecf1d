package org.spampot.listen;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Computes what handshakes of TLS cost: a signature takes a millisecond or more, in which an event loop would serve
/// nobody else. It has half of the machine's processors, so that a flood of hellos leaves the other half to mail.
///
/// A handshake has one task at a time, so sessions bound how many wait; one too many fails that handshake alone.
///
/// Thread-safety: any thread.
final class HandshakePool implements Executor, AutoCloseable {
    private final ThreadPoolExecutor threads;

    /// @param most handshakes that may wait
    HandshakePool(int most) {
        int width = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        threads = new ThreadPoolExecutor(width, width, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(most),
                new DefaultThreadFactory("handshake", true));
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /// What still waits is dropped: nobody listens any more.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
