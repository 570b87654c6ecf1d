package org.spampot.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// The files of a tar archive as they stream by.
///
/// Thread-safety: belongs to one thread.
final class TarCursor implements Entries.Cursor {
    /// Names and other properties of one entry.
    private static final long MOST_HEADER = 1 << 20;

    private final TarArchiveInputStream tar;
    private final Window window;
    /// What the library may still read.
    private long left = Long.MAX_VALUE;

    TarCursor(Window window) {
        this.window = window;
        this.tar = new TarArchiveInputStream(
                new Counted(new BufferedInputStream(window.rest(), 64 * 1024), this::take));
    }

    @Override
    public Entries.@Nullable Entry next() throws IOException {
        TarArchiveEntry entry = following();
        while (entry != null && entry.isDirectory()) {
            entry = following();
        }
        if (entry == null) {
            return null;
        }
        if (entry.isLink() || entry.isSymbolicLink()) {
            return Entries.Entry.noMail(entry.getName(), "a link, not followed");
        }
        return entry.isFile()
                ? Entries.Entry.of(entry.getName(), tar, entry.getLastModifiedTime())
                : Entries.Entry.noMail(entry.getName(), "no file");
    }

    /// The library has all in memory that belongs to an entry's header.
    private @Nullable TarArchiveEntry following() throws IOException {
        if (tar.getCurrentEntry() != null) {
            tar.transferTo(OutputStream.nullOutputStream());
        }
        left = MOST_HEADER;
        TarArchiveEntry entry = tar.getNextEntry();
        left = Long.MAX_VALUE;
        return entry;
    }

    private void take(long bytes) throws Trouble.Refused {
        left -= bytes;
        if (left < 0) {
            throw new Trouble.Refused("an entry's header is too large");
        }
    }

    @Override
    public void close() throws IOException {
        tar.close();
        window.close();
    }
}
