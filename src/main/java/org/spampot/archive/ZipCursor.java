package org.spampot.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/// The files of a zip archive by its directory; without one, as of a zip that was cut short, or with a very large one, by
/// what stands before each file.
///
/// Thread-safety: belongs to one thread.
final class ZipCursor implements Entries.Cursor {
    /// Of a larger directory the objects made of it could take all memory.
    private static final long MOST_DIRECTORY = 4L << 20;
    /// A file that is not packed, and has its size behind it, the library reads into memory to find its end.
    private static final long MOST_UNSIZED = 16L << 20;

    private static final String UNSIZED = "a file whose size is not told before it is too large";

    private final Packed.OnDisk disk;
    private final Unpacker foreign;
    private final int memoryKib;
    private @Nullable ZipFile zip;
    private @Nullable Enumeration<ZipArchiveEntry> directory;
    private @Nullable ZipArchiveInputStream stream;
    private @Nullable InputStream content;
    /// How many entries a stream is still to have; -1 when that is not known.
    private long expected = -1;
    /// Whether the stream stands at a file whose size is behind it.
    private boolean unsized;
    /// What may still be read of the stream.
    private long left = Long.MAX_VALUE;

    /// @param memoryKib what unpacking one file may take
    ZipCursor(Packed.OnDisk disk, Unpacker foreign, int memoryKib) {
        this.disk = disk;
        this.foreign = foreign;
        this.memoryKib = memoryKib;
    }

    @Override
    public Entries.@Nullable Entry next() throws IOException {
        if (directory == null && stream == null) {
            open();
        }
        ZipArchiveEntry entry = following();
        while (entry != null && entry.isDirectory()) {
            entry = following();
        }
        if (entry == null) {
            if (stream != null && expected != 0) {
                throw new Trouble.Refused(Trouble.DAMAGED);
            }
            return null;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return Entries.Entry.not(entry.getName(), entry.getSize(), Trouble.ENCRYPTED);
        }
        if (entry.isUnixSymlink()) {
            return Entries.Entry.not(entry.getName(), entry.getSize(), "a link, not followed");
        }
        InputStream bytes = bytes(entry);
        return bytes == null
                ? Entries.Entry.not(entry.getName(), entry.getSize(), Trouble.METHOD)
                : Entries.Entry.of(entry.getName(), bytes, entry.getLastModifiedTime());
    }

    private void open() throws IOException {
        ZipEnd end = ZipEnd.of(disk.file());
        if (end != null && end.bytes() > MOST_DIRECTORY) {
            expected = end.entries();
            stream = stream();
            return;
        }
        try {
            zip = ZipFile.builder().setPath(disk.file()).get();
            directory = zip.getEntries();
        } catch (IOException | RuntimeException noDirectory) {
            stream = stream();
        }
    }

    private ZipArchiveInputStream stream() throws IOException {
        var counted = new Counted(new BufferedInputStream(Files.newInputStream(disk.file()), 64 * 1024), this::take);
        return new ZipArchiveInputStream(counted, StandardCharsets.UTF_8.name(), true, true) {
            @Override
            protected InputStream createZstdInputStream(InputStream packed) throws IOException {
                return foreign.open(packed);
            }
        };
    }

    private @Nullable ZipArchiveEntry following() throws IOException {
        if (stream != null) {
            if (left < 0) {
                throw new Trouble.Refused(UNSIZED);
            }
            // of a file that nobody read, the end is looked for now
            give();
            ZipArchiveEntry entry = stream.getNextEntry();
            expected -= entry == null || expected < 0 ? 0 : 1;
            return entry;
        }
        return directory != null && directory.hasMoreElements() ? directory.nextElement() : null;
    }

    private void give() {
        left = unsized ? MOST_UNSIZED : Long.MAX_VALUE;
    }

    private void take(long bytes) throws Trouble.Refused {
        left -= bytes;
        if (left < 0) {
            throw new Trouble.Refused(UNSIZED);
        }
    }

    /// What is in `entry`; nothing when its method is not read.
    private @Nullable InputStream bytes(ZipArchiveEntry entry) throws IOException {
        if (stream != null) {
            unsized = entry.getMethod() == ZipEntry.STORED && entry.getGeneralPurposeBit().usesDataDescriptor();
            give();
            return stream.canReadEntryData(entry) ? stream : null;
        }
        if (content != null) {
            content.close();
        }
        content = zip != null && zip.canReadEntryData(entry) ? open(zip, entry) : null;
        return content;
    }

    /// The library wants another one for Zstandard, and gives xz all the memory that it asks for.
    private InputStream open(ZipFile archive, ZipArchiveEntry entry) throws IOException {
        return switch (ZipMethod.getMethodByCode(entry.getMethod())) {
            case ZSTD, ZSTD_DEPRECATED -> foreign.open(archive.getRawInputStream(entry));
            case XZ -> XZCompressorInputStream.builder().setInputStream(archive.getRawInputStream(entry))
                    .setMemoryLimitKiB(memoryKib).get();
            default -> archive.getInputStream(entry);
        };
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
        }
        if (zip != null) {
            zip.close();
        }
        if (stream != null) {
            stream.close();
        }
        disk.close();
    }
}
