package org.spampot.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was started, in order; closing closes it in reverse, each part whatever became of the others.
///
/// Thread-safety: one thread starts, one closes.
final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private record Part(String name, AutoCloseable closes) {}

    private final Deque<Part> started = new ArrayDeque<>();
    private final Consumer<String> watcher;

    /// @param watcher told of each part that was started (`+journal`) and is being closed (`-journal`)
    Parts(Consumer<String> watcher) {
        this.watcher = watcher;
    }

    /// Remembers a part that was just started.
    <T extends AutoCloseable> T add(String name, T part) {
        started.push(new Part(name, part));
        watcher.accept("+" + name);
        return part;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            Part part = started.pop();
            watcher.accept("-" + part.name());
            try {
                part.closes().close();
            } catch (Exception failed) {
                LOG.error("{} did not close in order", part.name(), failed);
            }
        }
    }
}
