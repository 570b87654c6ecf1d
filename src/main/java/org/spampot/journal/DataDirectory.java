package org.spampot.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The folder that everything kept is in, and whose it is.
///
/// One process owns it ([#own]) and may write; any other may look ([#look]). Both refuse what a newer Spampot made,
/// as it could be misread. Folders are made 0700, files 0600: what is in them is other people's mail.
///
/// ```
/// DATA/version          the number of its layout
/// DATA/lock             who owns it
/// DATA/journal/         segments
/// DATA/spool/           what other processes hand over
/// DATA/follow/          how far logs were read that are still written
/// DATA/store.db         what is derived from them
/// ```
///
/// Thread-safety: immutable.
public final class DataDirectory implements AutoCloseable {
    /// The layout that this program reads and writes.
    static final int VERSION = 1;

    private final Path root;
    private final @Nullable DataLock lock;

    private DataDirectory(Path root, @Nullable DataLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Takes the directory for this process, making it if there is none, until [#close()].
    ///
    /// @param now written into the lock file
    /// @throws DataDirectoryRefused when another process has it, a newer version made it, or it cannot be written
    public static DataDirectory own(Path root, Instant now) {
        Path folder = root.toAbsolutePath().normalize();
        try {
            makeFolder(folder);
            var lock = DataLock.take(folder, now);
            try {
                checkVersion(folder);
                Path version = folder.resolve("version");
                if (!Files.exists(version)) {
                    write(version, VERSION + "\n");
                }
                makeFolder(folder.resolve("journal"));
                return new DataDirectory(folder, lock);
            } catch (IOException | RuntimeException cause) {
                lock.close();
                throw cause;
            }
        } catch (IOException cause) {
            throw new DataDirectoryRefused("data directory " + folder + " cannot be used: " + why(cause)
                    + "; fix its permissions or name another with --data", cause);
        }
    }

    /// Looks at a directory that another process may own; nothing in it is changed.
    ///
    /// @throws DataDirectoryRefused when it is not there, cannot be read, or a newer version made it
    public static DataDirectory look(Path root) {
        Path folder = root.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new DataDirectoryRefused("data directory " + folder
                    + " is not there; name one with --data, or make one with `spampot run`", null);
        }
        try {
            checkVersion(folder);
        } catch (IOException cause) {
            throw new DataDirectoryRefused("data directory " + folder + " cannot be read: " + why(cause), cause);
        }
        return new DataDirectory(folder, null);
    }

    public Path root() {
        return root;
    }

    /// Where the segments of the journal are.
    public Path journal() {
        return root.resolve("journal");
    }

    /// Where SQLite keeps the store.
    public Path store() {
        return root.resolve("store.db");
    }

    private static void checkVersion(Path folder) throws IOException {
        Path file = folder.resolve("version");
        String text;
        try {
            text = Files.size(file) > 100 ? "?" : Files.readString(file).strip();
        } catch (NoSuchFileException none) {
            return;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new DataDirectoryRefused("data directory " + folder
                    + " has a file named version that is no number; it is not one of ours, name another with --data",
                    null);
        }
        if (Integer.parseInt(text) > VERSION) {
            throw new DataDirectoryRefused("data directory " + folder + " is of layout " + text
                    + ", this program knows up to " + VERSION + "; use a newer Spampot or name another with --data",
                    null);
        }
    }

    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, Modes.folder(folder));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createFile(file, Modes.file(file));
        Files.writeString(file, text);
    }

    /// The cause in a few words: the file system's own message is often a path only.
    static String why(Throwable cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is a file, not a folder";
            case NoSuchFileException missing -> missing.getFile() + " is not there";
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }

    /// Gives the directory free again.
    @Override
    public void close() {
        if (lock != null) {
            lock.close();
        }
    }
}
