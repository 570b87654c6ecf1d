package org.spampot.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.spampot.model.Position;

/// The journal as it lies on disk, for a process that does not own it: reads up to what is there, takes a torn end of
/// the last segment as a write in progress, and changes nothing.
///
/// Thread-safety: stateless.
public final class StoredJournal implements ReadableJournal {
    private final Path folder;

    /// The journal in `folder`; one that does not exist is empty.
    public StoredJournal(Path folder) {
        this.folder = folder;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public List<Long> segments() {
        return Segments.list(folder);
    }

    @Override
    public long readableEnd(long segment) {
        Path file = Segments.file(folder, segment);
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException cause) {
            throw new UncheckedIOException("journal segment " + file + " cannot be read: " + cause.getMessage(),
                    cause);
        }
    }

    @Override
    public boolean unfinished(long segment) {
        var segments = segments();
        return !segments.isEmpty() && segments.getLast() == segment;
    }

    @Override
    public Position durableEnd() {
        var segments = segments();
        return segments.isEmpty()
                ? Position.START
                : new Position(segments.getLast(), readableEnd(segments.getLast()));
    }

    /// Looks once: nobody tells when another process writes.
    @Override
    public boolean awaitBeyond(Position position, Duration timeout) {
        return durableEnd().compareTo(position) > 0;
    }

    @Override
    public Listening onAdvance(Runnable listener) {
        return () -> {
            // never called, so nothing to end
        };
    }
}
