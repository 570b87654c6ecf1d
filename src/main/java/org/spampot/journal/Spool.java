package org.spampot.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.spampot.model.Capture;
import org.spampot.model.SessionId;

/// `DATA/spool`: captures that other processes hand to the one that owns the data directory.
///
/// Each file is a segment of its own, with the records that the journal has. It is written under a hidden name, synced,
/// and renamed: what has a name without a dot is whole and durable. The owner's [SpoolTaker] brings it into the journal
/// and removes it. Files are named by when they were made, so their order is that of handing over.
///
/// Bounded: [#MOST_FILES] and [#MOST_BYTES] wait at a time, then nothing more is taken until an owner took some.
///
/// Thread-safety: immutable; any number of processes put, one takes.
public final class Spool {
    /// How many files wait at most.
    public static final int MOST_FILES = 10_000;
    /// How much waits at most; one more file may come on top of that.
    public static final long MOST_BYTES = 4L << 30;

    /// A writer takes seconds; what is older than this has lost its own.
    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final Pattern NAME = Pattern.compile("[0-9a-z]{26}\\.warc");
    private static final Pattern GROWING = Pattern.compile("\\.[0-9a-z]{26}\\.warc");

    private final Path root;
    private final Path folder;
    private final Disk disk;
    private final int mostFiles;

    private Spool(Path root, Disk disk, int mostFiles) {
        this.root = root;
        this.folder = root.resolve("spool");
        this.disk = disk;
        this.mostFiles = mostFiles;
    }

    /// That of a data directory, which has to be there. Makes nothing yet.
    public static Spool of(Path root) {
        return of(root, new RealDisk(), MOST_FILES);
    }

    static Spool of(Path root, Disk disk, int mostFiles) {
        return new Spool(root.toAbsolutePath().normalize(), disk, mostFiles);
    }

    public Path folder() {
        return folder;
    }

    /// Hands `captures` over: when this returns they survive a crash of the machine, and will be in the journal.
    ///
    /// @param random must not be predictable (`SecureRandom`): it names the segment
    /// @return the file they are in, until the owner took it
    /// @throws IOException in a few words, when the disk or the spool is full, or it cannot be written; then nothing is
    ///         kept
    public Path put(List<? extends Capture> captures, Instant now, RandomGenerator random) throws IOException {
        if (!Files.isRegularFile(root.resolve("version"))) {
            throw new IOException(root + " is not there, or no data directory; start `spampot run` with it once");
        }
        try {
            makeFolder();
            checkRoom();
            return write(captures, now, random);
        } catch (FileSystemException refused) {
            throw new IOException("spool " + folder + " cannot be written: " + DataDirectory.why(refused)
                    + "; free space or fix the permissions", refused);
        }
    }

    private Path write(List<? extends Capture> captures, Instant now, RandomGenerator random) throws IOException {
        String name = SessionId.at(now, random) + ".warc";
        Path growing = folder.resolve("." + name);
        var segment = URI.create("urn:spampot:segment:" + SessionId.at(now, random));
        try (SegmentFile file = disk.create(growing)) {
            giveToOwner(growing);
            append(file, RecordWriter.warcinfo(name, segment, now));
            for (Capture capture : captures) {
                append(file, RecordWriter.encode(capture, segment));
            }
            file.force();
            Files.move(growing, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException | Error failed) {
            disk.delete(growing);
            throw failed;
        }
        disk.forceFolder(folder);
        return folder.resolve(name);
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            DataDirectory.makeFolder(folder);
            giveToOwner(folder);
            disk.forceFolder(root);
        }
    }

    private void checkRoom() throws IOException {
        List<Path> files = files();
        long bytes = 0;
        for (Path file : files) {
            bytes += size(file);
        }
        if (files.size() >= mostFiles || bytes >= MOST_BYTES) {
            throw new IOException("spool " + folder + " is full; start `spampot run`, which takes what is in it");
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException taken) {
            return 0;
        }
    }

    /// What root puts there would be closed to an owner that is not root.
    private void giveToOwner(Path made) throws IOException {
        if (!made.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        Object owner = Files.getAttribute(root, "unix:uid");
        try {
            if (!owner.equals(Files.getAttribute(made, "unix:uid"))) {
                Files.setAttribute(made, "unix:uid", owner);
            }
        } catch (FileSystemException refused) {
            throw new IOException(root + " belongs to the user with the number " + owner + "; run this as that user",
                    refused);
        }
    }

    private static void append(SegmentFile file, RecordWriter.Encoded record) throws IOException {
        file.append(record.header().buffer());
        file.append(record.block().buffer());
        file.append(ByteBuffer.wrap(RecordWriter.TRAILER));
    }

    /// The files that wait, in the order of their making.
    ///
    /// @throws UncheckedIOException when the folder cannot be read
    public List<Path> files() {
        return list(NAME);
    }

    private List<Path> list(Pattern names) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> names.matcher(file.getFileName().toString()).matches()).sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException cause) {
            throw new UncheckedIOException("spool " + folder + " cannot be listed: " + DataDirectory.why(cause),
                    cause);
        }
    }

    /// Removes what writers left behind that did not come to their end.
    void sweep(Instant now) throws IOException {
        var oldest = FileTime.from(now.minus(ABANDONED));
        for (Path growing : list(GROWING)) {
            if (Files.getLastModifiedTime(growing).compareTo(oldest) < 0) {
                disk.delete(growing);
            }
        }
    }

    /// Forgets a file that is in the journal.
    void remove(Path file) throws IOException {
        disk.delete(file);
    }

    /// Keeps a file that is damaged, out of the way.
    ///
    /// @return where
    Path setAside(Path file) throws IOException {
        return Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"));
    }

    /// Makes durable that files are gone.
    void sync() throws IOException {
        disk.forceFolder(folder);
    }
}
