package org.spampot.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spampot.archive.log.Follow;
import org.spampot.archive.log.LiveLog;
import org.spampot.archive.log.LogOptions;
import org.spampot.archive.log.LogSource;
import org.spampot.archive.log.LogReport;

/// All that is in the files and folders that were named, in order: folders are walked, their files in the order of
/// their names (numbers as numbers), archives opened, one message after the other; logs of mail servers last, all of them
/// together.
///
/// Damage, unreadable files, too large messages are [Found.Skipped], never an exception. Memory is that of a message and
/// a half, however large a file is.
///
/// Thread-safety: belongs to one thread.
public final class Archives implements AutoCloseable {
    /// A message larger than this is passed over.
    public static final int LARGEST = 64 << 20;

    private final Opener opener;
    private final InputStream standardInput;
    private final LogOptions options;
    private final Deque<String> left = new ArrayDeque<>();
    private @Nullable LogSource log;
    /// What is open, the innermost first.
    private final Deque<Level.Into> open = new ArrayDeque<>();
    private long all;

    private Archives(Opener opener, InputStream standardInput, LogOptions options) {
        this.opener = opener;
        this.standardInput = standardInput;
        this.options = options;
    }

    /// Opens what was named. Links are followed only where they were named.
    ///
    /// @param paths files, folders, `-` for `standardInput`
    /// @param foreign reads what this room does not know
    public static Archives open(List<String> paths, Format format, InputStream standardInput, Unpacker foreign) {
        return open(paths, format, standardInput, foreign, LogOptions.of(ZoneId.systemDefault()));
    }

    /// The same, reading logs as it is said.
    public static Archives open(List<String> paths, Format format, InputStream standardInput, Unpacker foreign,
            LogOptions logs) {
        return open(paths, format, standardInput, foreign, logs, Limits.USUAL);
    }

    static Archives open(List<String> paths, Format format, InputStream standardInput, Unpacker foreign,
            LogOptions logs,
            Limits limits) {
        var archives = new Archives(new Opener(format, limits, foreign), standardInput, logs);
        archives.left.addAll(paths);
        paths.stream().filter(path -> !path.equals("-")).forEach(path -> archives.all += size(Path.of(path)));
        return archives;
    }

    private static long size(Path path) {
        long[] sum = {0};
        try {
            if (!Files.isDirectory(path)) {
                return Files.isRegularFile(path) ? Files.size(path) : 0;
            }
            Files.walkFileTree(path.toRealPath(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum[0] += attributes.isRegularFile() ? attributes.size() : 0;
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            // told when it is its turn
            return sum[0];
        }
        return sum[0];
    }

    /// The next thing; nothing at the end.
    public Optional<Found> next() {
        while (true) {
            Level.Step step = step();
            switch (step) {
                case null -> {
                    return logged();
                }
                case Level.Here here -> {
                    return Optional.of(here.found());
                }
                case Level.Into into -> open.push(into);
            }
        }
    }

    private Optional<Found> logged() {
        if (log == null) {
            Follow follow = options.follow();
            log = follow == null ? opener.logs().read(options) : LiveLog.open(follow, options);
        }
        return log.next();
    }

    private Level.@Nullable Step step() {
        while (!open.isEmpty()) {
            Level.Into innermost = open.element();
            try {
                Level.Step step = innermost.level().next();
                if (step != null) {
                    return step;
                }
                close(open.pop());
            } catch (IOException | UncheckedIOException damaged) {
                close(open.pop());
                return innermost.place().unreadable(0, 0, Trouble.of(damaged));
            }
        }
        String path = left.poll();
        if (path == null) {
            return null;
        }
        try {
            return path.equals("-") ? opener.standardInput(standardInput) : opener.path(Path.of(path), true);
        } catch (IOException unreadable) {
            return new Level.Here(new Found.Skipped(path, 0, 0, Trouble.opening(unreadable)));
        }
    }

    private static void close(Level.Into level) {
        try {
            level.level().close();
        } catch (IOException | RuntimeException ignored) {
            // it was read; a library that fails to let go of damaged input loses nothing
        }
    }

    /// What became of the lines of logs so far.
    public LogReport report() {
        return log == null ? LogReport.NONE : log.report();
    }

    /// How many bytes of the named files are read; may be more than [#all] for files that grow.
    public long done() {
        return opener.done();
    }

    /// How many bytes the named files have; 0 when that cannot be known, as of standard input.
    public long all() {
        return all;
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            close(open.pop());
        }
        if (log != null) {
            log.close();
        }
        opener.logs().close();
        standardInput.close();
    }
}
