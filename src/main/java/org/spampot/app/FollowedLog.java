package org.spampot.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.spampot.archive.log.Follow;
import org.spampot.archive.log.LogPosition;
import org.spampot.model.Bytes;
import org.spampot.model.Printable;

/// A log that is read while it is written. How far it was read is kept in `DATA/follow`, once what was read is safe:
/// a line for each file, with its digest, the bytes read and where its incomplete sessions begin.
///
/// Thread-safety: belongs to the thread that reads.
final class FollowedLog implements Follow {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path log;
    private final Path folder;
    private final Path file;
    private final Runnable settle;
    private final CountDownLatch stopped;
    private LogPosition kept;

    /// @param data the data directory
    /// @param settle makes what was given out safe, so that it needs not be read again
    /// @param stopped when reading is to end
    FollowedLog(Path log, Path data, Runnable settle, CountDownLatch stopped) {
        this.log = log.toAbsolutePath().normalize();
        this.folder = data.resolve("follow");
        this.file = folder.resolve(Bytes.utf8(this.log.toString()).sha256().substring(0, 16));
        this.settle = settle;
        this.stopped = stopped;
        this.kept = read(file);
    }

    private static LogPosition read(Path file) {
        List<LogPosition.Part> parts = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", -1);
                if (line.startsWith("#")) {
                    continue;
                }
                Set<Long> open = new HashSet<>();
                for (int word = 2; word < words.length; word++) {
                    open.add(Long.parseLong(words[word]));
                }
                parts.add(new LogPosition.Part(words[0], Long.parseLong(words[1]), open));
            }
        } catch (NoSuchFileException first) {
            return LogPosition.NONE;
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException damaged) {
            // all is read again, and nothing kept twice
            return LogPosition.NONE;
        }
        return new LogPosition(parts);
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public LogPosition from() {
        return kept;
    }

    @Override
    public void reached(LogPosition here) {
        if (here.equals(kept)) {
            return;
        }
        settle.run();
        var text = new StringBuilder("# how far ").append(Printable.line(log.toString(), 400))
                .append(" was read\n");
        for (LogPosition.Part part : here.parts()) {
            text.append(part.digest()).append(' ').append(part.read());
            part.open().stream().sorted().forEach(offset -> text.append(' ').append(offset));
            text.append('\n');
        }
        try {
            write(text.toString());
        } catch (IOException full) {
            throw Trouble.failed("import: " + folder + " cannot be written; free space or fix the permissions, then run"
                    + " the same again to go on");
        }
        kept = here;
    }

    private void write(String text) throws IOException {
        Files.createDirectories(folder);
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel out = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Optional<Duration> pause() {
        long begin = System.nanoTime();
        try {
            return stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.empty()
                    : Optional.of(Duration.ofNanos(System.nanoTime() - begin));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
