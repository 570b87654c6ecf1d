package org.spampot.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;

/// Stops what runs when the process is told to (SIGTERM, SIGINT, SIGHUP), in order and with exit code 0.
final class Stopping {
    private Stopping() {}

    /// A JVM that was stopped by a signal exits with 128 and its number, whatever we did; only halting at the end of
    /// the hook says 0, which supervisors take for a stop in order.
    static void on(AutoCloseable running, Terminal terminal) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            int code = 0;
            try {
                running.close();
            } catch (Exception failed) {
                terminal.problem("did not stop in order: " + failed);
                code = 1;
            }
            terminal.flush();
            Runtime.getRuntime().halt(code);
        }));
    }

    /// Has `stop` called when the process is told to stop while something runs that can be gone on with; then waits until
    /// [Work#close()] says that it came to its end, and exits with code 1, as not all was done.
    static Work during(Runnable stop, Terminal terminal) {
        return during(stop, terminal, () -> 1);
    }

    /// The same with another exit code.
    static Work during(Runnable stop, Terminal terminal, IntSupplier code) {
        var ended = new CountDownLatch(1);
        var hook = Thread.ofPlatform().name("stop").unstarted(() -> {
            stop.run();
            try {
                ended.await();
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
            terminal.flush();
            Runtime.getRuntime().halt(code.getAsInt());
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            ended.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException stopping) {
                // the hook runs, and will end the process
            }
        };
    }

    /// Something that runs to an end.
    interface Work extends AutoCloseable {
        @Override
        void close();
    }

    /// Waits for that.
    static int never() throws InterruptedException {
        new CountDownLatch(1).await();
        return 0;
    }
}
