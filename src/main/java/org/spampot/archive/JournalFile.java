package org.spampot.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A file of captures, as whoever knows that form reads it. It is read at any place, so what stands in an archive, or
/// comes in by standard input, is copied into a temporary file first.
///
/// Thread-safety: belongs to one thread.
final class JournalFile implements Level {
    private final Place place;
    private final Window window;
    private final Opener opener;
    private @Nullable Source source;
    private long counted;
    private boolean given;
    private boolean ended;

    JournalFile(Place place, Window window, Opener opener) {
        this.place = place;
        this.window = window;
        this.opener = opener;
    }

    /// Whether what is at `place`, and begins like a journal, is taken for one. A mail may begin so too, and would be
    /// believed in all it says: so its bytes alone do not make it one.
    static boolean isOne(Place place) {
        return named(place.name()) || place.path().equals("-");
    }

    static boolean named(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".warc");
    }

    /// What is read at any place.
    ///
    /// @param captures nothing when the file is of another program
    private record Source(Packed.OnDisk disk, long size, Unpacker.@Nullable Captures captures)
            implements
                Closeable {
        @Override
        public void close() throws IOException {
            if (captures != null) {
                captures.close();
            }
            disk.close();
        }
    }

    @Override
    public @Nullable Step next() throws IOException {
        if (ended) {
            return null;
        }
        if (source == null) {
            source = open();
        }
        Found found = source.captures() == null ? null : source.captures().next();
        if (found != null) {
            given = true;
            count(source, found.offset());
            return new Here(found);
        }
        ended = true;
        count(source, source.size());
        return last(source);
    }

    /// What is to be said of the whole; nothing when all is well.
    private @Nullable Step last(Source whole) {
        String broken = window.broken();
        if (broken != null) {
            return place.unreadable(whole.size(), 0, broken);
        }
        if (whole.captures() == null) {
            return place.unreadable(0, whole.size(), "a WARC of another program, which is not read");
        }
        return given ? null : place.noMail(0, whole.size(), "a journal without captures");
    }

    private Source open() throws IOException {
        Path file = place.file();
        if (file != null && Files.isRegularFile(file)) {
            return open(new Packed.OnDisk(file, false));
        }
        // readable by its owner only
        Path copy = Files.createTempFile("spampot-journal", ".tmp");
        try (OutputStream out = Files.newOutputStream(copy)) {
            window.copyTo(out);
            return open(new Packed.OnDisk(copy, true));
        } catch (IOException | RuntimeException | Error failed) {
            Files.deleteIfExists(copy);
            throw failed;
        }
    }

    private Source open(Packed.OnDisk disk) throws IOException {
        return new Source(disk, Files.size(disk.file()), opener.foreign().captures(disk.file(), place.path()));
    }

    /// That the file is read so far. What the window has of it was counted before, and so was a stream that was copied.
    private void count(Source whole, long upTo) {
        counted = Math.max(counted, window.size());
        if (!whole.disk().copy() && upTo > counted) {
            opener.whole(upTo - counted);
            counted = upTo;
        }
    }

    @Override
    public void close() throws IOException {
        if (source != null) {
            source.close();
        }
        window.close();
    }
}
