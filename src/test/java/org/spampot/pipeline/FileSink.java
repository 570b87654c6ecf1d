package org.spampot.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.spampot.model.MessageCapture;
import org.spampot.model.Position;
import org.spampot.model.SessionCapture;
import org.spampot.model.Understood;

/// A sink of ours that keeps names and cursor in one file, replaced as a whole by each commit; it can be made to fail.
final class FileSink implements Sink {
    /// How the next commits fail.
    enum Failure {
        /// Nothing is kept.
        BEFORE,
        /// All is kept, but the caller hears of a failure.
        AFTER
    }

    final AtomicInteger commits = new AtomicInteger();
    final AtomicInteger largest = new AtomicInteger();
    private final Path file;
    private volatile int failures;
    private volatile Failure failure = Failure.BEFORE;

    FileSink(Path file) {
        this.file = file;
    }

    void fail(int times, Failure how) {
        failure = how;
        failures = times;
    }

    @Override
    public Position cursor() {
        var lines = lines();
        if (lines.isEmpty()) {
            return Position.START;
        }
        String[] cursor = lines.getFirst().split(":", 2);
        return new Position(Long.parseLong(cursor[0]), Long.parseLong(cursor[1]));
    }

    /// The names of all that was kept, in order.
    List<String> kept() {
        var lines = lines();
        return lines.isEmpty() ? lines : lines.subList(1, lines.size());
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Override
    public void commit(List<Understood> batch, Position next) {
        commits.incrementAndGet();
        largest.accumulateAndGet(batch.size(), Math::max);
        boolean fails = failures > 0;
        failures = Math.max(0, failures - 1);
        if (fails && failure == Failure.BEFORE) {
            throw new IllegalStateException("the sink is told to fail");
        }
        var lines = new ArrayList<>(kept());
        lines.addFirst(next.toString());
        batch.forEach(understood -> lines.add(name(understood)));
        replace(lines);
        if (fails) {
            throw new IllegalStateException("the sink is told to fail after all was kept");
        }
    }

    private void replace(List<String> lines) {
        try {
            Path draft = Files.write(file.resolveSibling("draft"), lines);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static String name(Understood understood) {
        return switch (understood.capture()) {
            case MessageCapture message -> message.id().toString();
            case SessionCapture session -> session.session().toString();
        };
    }
}
