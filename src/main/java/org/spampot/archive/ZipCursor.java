package org.spampot.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The files of a zip archive by its directory; without one, as of a zip that was cut short, by what stands before
/// each file.
///
/// Thread-safety: belongs to one thread.
final class ZipCursor implements Entries.Cursor {
    private final Packed.OnDisk disk;
    private @Nullable ZipFile zip;
    private @Nullable Enumeration<ZipArchiveEntry> directory;
    private @Nullable ZipArchiveInputStream stream;
    private @Nullable InputStream content;

    ZipCursor(Packed.OnDisk disk) {
        this.disk = disk;
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
            if (stream != null) {
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
        try {
            zip = ZipFile.builder().setPath(disk.file()).get();
            directory = zip.getEntries();
        } catch (IOException | RuntimeException noDirectory) {
            stream = new ZipArchiveInputStream(
                    new BufferedInputStream(Files.newInputStream(disk.file()), 64 * 1024),
                    StandardCharsets.UTF_8.name(), true, true);
        }
    }

    private @Nullable ZipArchiveEntry following() throws IOException {
        if (stream != null) {
            return stream.getNextEntry();
        }
        return directory != null && directory.hasMoreElements() ? directory.nextElement() : null;
    }

    /// What is in `entry`; nothing when its method is not read.
    private @Nullable InputStream bytes(ZipArchiveEntry entry) throws IOException {
        if (stream != null) {
            return stream.canReadEntryData(entry) ? stream : null;
        }
        if (content != null) {
            content.close();
        }
        content = zip != null && zip.canReadEntryData(entry) ? zip.getInputStream(entry) : null;
        return content;
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
