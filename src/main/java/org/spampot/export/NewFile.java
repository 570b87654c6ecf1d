package org.spampot.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A file that gets its name when it is whole; until then it is `.NAME.part` beside. What is in it is live phishing, so
/// it is for its owner alone: files 0600, folders 0700, where the file system knows such things.
///
/// Thread-safety: belongs to one thread.
final class NewFile implements Closeable {
    private final Path file;
    private final Path part;
    private final Counted out;
    private boolean named;

    NewFile(Path file) throws IOException {
        this(file, file.resolveSibling("." + file.getFileName() + ".part"));
    }

    NewFile(Path file, Path part) throws IOException {
        this.file = file;
        this.part = part;
        // the leftover of a run that was killed
        Files.deleteIfExists(part);
        this.out = new Counted(java.nio.channels.Channels.newOutputStream(Files.newByteChannel(part,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(part, "rw-------"))));
    }

    Counted out() {
        return out;
    }

    /// Gives it its name, in the place of a file that had it.
    void name() throws IOException {
        out.close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        named = true;
    }

    @Override
    public void close() throws IOException {
        if (!named) {
            try (out) {
                Files.deleteIfExists(part);
            }
        }
    }

    /// Makes `folder`, and what is above it, when it is not there.
    static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(folder, "rwx------"));
        }
    }

    private static FileAttribute<?>[] attributes(Path near, String mode) {
        return near.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
