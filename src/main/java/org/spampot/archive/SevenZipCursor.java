package org.spampot.archive;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.jspecify.annotations.Nullable;

/// The files of a 7z archive.
///
/// Thread-safety: belongs to one thread.
final class SevenZipCursor implements Entries.Cursor {
    private final Packed.OnDisk disk;
    private final int memoryKib;
    private @Nullable SevenZFile archive;

    SevenZipCursor(Packed.OnDisk disk, int memoryKib) {
        this.disk = disk;
        this.memoryKib = memoryKib;
    }

    @Override
    public Entries.@Nullable Entry next() throws IOException {
        SevenZFile open = archive;
        if (open == null) {
            open = SevenZFile.builder().setPath(disk.file()).setMaxMemoryLimitKiB(memoryKib).get();
            archive = open;
        }
        SevenZArchiveEntry entry = open.getNextEntry();
        while (entry != null && entry.isDirectory()) {
            entry = open.getNextEntry();
        }
        if (entry == null) {
            return null;
        }
        String name = entry.getName() == null ? "" : entry.getName();
        return Entries.Entry.of(name, new Content(open),
                entry.getHasLastModifiedDate() ? entry.getLastModifiedTime() : null);
    }

    @Override
    public void close() throws IOException {
        if (archive != null) {
            archive.close();
        }
        disk.close();
    }

    /// The file that the archive stands at.
    private static final class Content extends InputStream {
        private final SevenZFile archive;

        Content(SevenZFile archive) {
            this.archive = archive;
        }

        @Override
        public int read() throws IOException {
            return archive.read();
        }

        @Override
        public int read(byte[] to, int from, int most) throws IOException {
            return archive.read(to, from, most);
        }
    }
}
