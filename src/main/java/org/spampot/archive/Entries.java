package org.spampot.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The files in an archive of many, in its own order; what is damaged, encrypted or too much is told.
///
/// Thread-safety: belongs to one thread.
final class Entries implements Level {
    private final Place place;
    private final Opener opener;
    private final Cursor cursor;
    private int count;
    private boolean ended;

    Entries(Place place, Opener opener, Cursor cursor) {
        this.place = place;
        this.opener = opener;
        this.cursor = cursor;
    }

    @Override
    public @Nullable Step next() {
        if (ended) {
            return null;
        }
        if (opener.budget().over()) {
            return end(opener.budget().why());
        }
        try {
            Entry entry = cursor.next();
            if (entry == null) {
                ended = true;
                return null;
            }
            if (++count > opener.limits().entries()) {
                return end("more than " + opener.limits().entries() + " files in an archive");
            }
            Place inside = place.entry(entry.name, entry.modified);
            InputStream content = entry.content;
            if (content == null) {
                return new Here(new Found.Skipped(inside.path(), 0, Math.max(0, entry.size), entry.why,
                        entry.unreadable));
            }
            return new Into(inside, opener.open(inside, opener.budget().unpacked(content)));
        } catch (IOException | RuntimeException damaged) {
            // readers of libraries throw both kinds for damaged input
            return end(Trouble.of(damaged));
        }
    }

    private Step end(String why) {
        ended = true;
        return place.unreadable(0, 0, why);
    }

    @Override
    public void close() throws IOException {
        cursor.close();
    }

    /// Goes through an archive. May throw whatever a library throws for damaged input.
    interface Cursor extends Closeable {
        /// The next file, no folder; nothing at the end. Its content is read before the next is asked for.
        @Nullable
        Entry next() throws IOException;
    }

    /// A file in an archive.
    static final class Entry {
        private final String name;
        private final long size;
        private final String why;
        private final boolean unreadable;
        private final @Nullable InputStream content;

        private final @Nullable Instant modified;

        private Entry(String name, long size, String why, boolean unreadable, @Nullable InputStream content,
                @Nullable Instant modified) {
            this.name = name;
            this.size = size;
            this.why = why;
            this.unreadable = unreadable;
            this.content = content;
            this.modified = modified;
        }

        /// @param modified nothing when the archive does not say
        static Entry of(String name, InputStream content, @Nullable FileTime modified) {
            return new Entry(name, 0, "", false, content, modified == null ? null : modified.toInstant());
        }

        /// One that cannot be read; `why` says why not.
        static Entry not(String name, long size, String why) {
            return new Entry(name, size, why, true, null, null);
        }

        /// One that is no mail.
        static Entry noMail(String name, String why) {
            return new Entry(name, 0, why, false, null, null);
        }
    }
}
