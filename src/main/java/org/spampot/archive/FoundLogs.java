package org.spampot.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.spampot.archive.log.LogFile;
import org.spampot.archive.log.LogOptions;
import org.spampot.archive.log.LogReader;

/// The logs of mail servers among what is read. They are read last and together, whatever their order, as a message that
/// was taken in before midnight is delivered in the next day's log.
///
/// Each is read twice, its first lines for the order. So what stands in an archive, or comes in by standard input, is
/// copied into a temporary file first, packed; files of their own are read where they are.
///
/// Thread-safety: belongs to one thread.
final class FoundLogs implements Closeable {
    private static final int HEAD = 64 * 1024;

    private final List<LogFile> files = new ArrayList<>();
    private final List<Path> copies = new ArrayList<>();

    /// Whether what is in the window begins like a log.
    static boolean isLog(Window window) {
        window.has(HEAD);
        return LogReader.isLog(window.copy(0, Math.min(window.size(), HEAD)).toArray());
    }

    /// The log at `place`: gives nothing when it is its turn, but a place that could not be read.
    Level level(Place place, Window window, Opener opener) {
        return new Level() {
            private boolean taken;

            @Override
            public @Nullable Step next() throws IOException {
                if (taken) {
                    return null;
                }
                taken = true;
                return take(place, window, opener);
            }

            @Override
            public void close() throws IOException {
                window.close();
            }
        };
    }

    private Level.@Nullable Step take(Place place, Window window, Opener opener) throws IOException {
        Path file = place.file() != null ? place.file() : place.packed();
        if (file != null) {
            Instant time = Files.getLastModifiedTime(file).toInstant();
            files.add(new LogFile(place.path(), time, opener.again(place, file)));
            return null;
        }
        // readable by its owner only
        Path copy = Files.createTempFile("spampot-log", ".tmp");
        copies.add(copy);
        try (OutputStream out = new Fast(Files.newOutputStream(copy))) {
            window.copyTo(out);
        }
        Instant time = place.modified() == null ? Files.getLastModifiedTime(copy).toInstant() : place.modified();
        files.add(new LogFile(place.path(), time, () -> new GZIPInputStream(Files.newInputStream(copy), HEAD)));
        String broken = window.broken();
        return broken == null ? null : place.unreadable(window.offset(), 0, broken);
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, HEAD);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /// All that were found, in the order of their first lines.
    LogReader read(LogOptions options) {
        return LogReader.open(files, options);
    }

    /// Forgets the copies.
    @Override
    public void close() throws IOException {
        for (Path copy : copies) {
            Files.deleteIfExists(copy);
        }
    }
}
