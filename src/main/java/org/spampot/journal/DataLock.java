package org.spampot.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The claim of one process on a data directory: a lock of the operating system on `DATA/lock`, which ends with the
/// process however it ends. The text in the file (pid and start) is for people; a stale one means nothing.
///
/// Thread-safety: immutable.
final class DataLock implements AutoCloseable {
    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    static DataLock take(Path folder, Instant now) throws IOException {
        Path file = folder.resolve("lock");
        var channel = FileChannel.open(file,
                Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE), Modes.file(file));
        try {
            if (tryLock(channel) == null) {
                throw new DataDirectoryInUse("data directory " + folder + " is in use by " + owner(channel)
                        + "; stop that process or name another directory with --data");
            }
            channel.truncate(0);
            var text = "pid " + ProcessHandle.current().pid() + " since " + now + "\n";
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
            return new DataLock(channel);
        } catch (IOException | RuntimeException cause) {
            channel.close();
            throw cause;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ownedByThisProcess) {
            return null;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(100);
        channel.read(bytes, 0);
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return text.matches("pid [0-9]+ since [-0-9T:.Z]+") ? text : "another process";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // the lock ends with the process at the latest
        }
    }
}
