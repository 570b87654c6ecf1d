package org.spampot.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// The files of a tar archive as they stream by.
///
/// Thread-safety: belongs to one thread.
final class TarCursor implements Entries.Cursor {
    private final TarArchiveInputStream tar;
    private final Window window;

    TarCursor(Window window) {
        this.window = window;
        this.tar = new TarArchiveInputStream(new BufferedInputStream(window.rest(), 64 * 1024));
    }

    @Override
    public Entries.@Nullable Entry next() throws IOException {
        TarArchiveEntry entry = tar.getNextEntry();
        while (entry != null && entry.isDirectory()) {
            entry = tar.getNextEntry();
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

    @Override
    public void close() throws IOException {
        tar.close();
        window.close();
    }
}
