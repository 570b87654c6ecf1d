package org.spampot.app;

/// Threads of our own.
final class Threads {
    private Threads() {}

    /// Waits until `thread` has ended, however often the one that waits is interrupted; it is afterwards.
    static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
