package org.spampot.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spampot.archive.log.LogFile;

/// Opens what was found as what it is.
///
/// Thread-safety: belongs to one thread.
final class Opener {
    private final Format format;
    private final Limits limits;
    private final Unpacker foreign;
    private final FoundLogs logs = new FoundLogs();
    private Budget budget;
    private long done;
    /// Before the file that is open.
    private long before;

    Opener(Format format, Limits limits, Unpacker foreign) {
        this.foreign = foreign;
        this.format = format;
        this.limits = limits;
        this.budget = new Budget(limits);
    }

    /// A file or folder of the file system.
    Level.Step path(Path path, boolean named) {
        String shown = path.toString();
        Path name = path.getFileName();
        Path parent = path.toAbsolutePath().getParent();
        String folder = parent == null || parent.getFileName() == null ? "" : parent.getFileName().toString();
        var place = new Place(shown, name == null ? shown : name.toString(), folder, path, null,
                null, name == null ? null : MailFolders.date(name.toString()), named, 0);
        try {
            if (Files.isDirectory(path)) {
                return new Level.Into(place, new Folder(this, path));
            }
            if (!Files.exists(path)) {
                return place.unreadable(0, 0, "no such file; correct the path");
            }
            long size = Files.size(path);
            String why = MailFolders.passedOver(path, place, format);
            if (why != null) {
                done += size;
                return place.noMail(0, size, why);
            }
            return outer(place, Files.newInputStream(path));
        } catch (IOException unreadable) {
            long size = path.toFile().length();
            done += size;
            return place.unreadable(0, size, Trouble.opening(unreadable));
        }
    }

    /// What comes in by standard input.
    Level.Step standardInput(InputStream in) throws IOException {
        return outer(new Place("-", "-", "", null, null, null, null, true, 0), in);
    }

    private Level.Step outer(Place place, InputStream in) throws IOException {
        budget = new Budget(limits);
        before = done;
        return new Level.Into(place, open(place, new Counted(in, this::count)));
    }

    private void count(long bytes) {
        done += bytes;
        budget.read(bytes);
    }

    /// What `in` at `place` is. Whoever reads the level to its end has read `in` as far as it is of use.
    Level open(Place place, InputStream in) throws IOException {
        var window = new Window(in);
        boolean one = format == Format.AUTO || format == Format.EML || format == Format.MAILDIR;
        if (one && ExportManifest.lists(place.file(), window, limits.largest())) {
            return Single.exported(place, window, MailFolders.format(place), limits.largest());
        }
        Kind kind = Kind.of(window, place);
        Level packed = packed(kind, place, window);
        return packed != null ? packed : leaf(kind, place, window);
    }

    private @Nullable Level packed(Kind kind, Place place, Window window) throws IOException {
        return switch (kind) {
            case GZIP, BZIP2, XZ, ZSTD, ZIP, TAR, SEVEN_ZIP -> place.depth() >= limits.depth()
                    ? rest(place, window, "more than " + limits.depth() + " archives inside of each other")
                    : Packed.open(kind, place, window, this);
            case RAR -> rest(place, window, "packed by RAR, which is not read");
            case EMPTY, WARC, OUTLOOK, MBOX, MMDF, BABYL, EMLX, MESSAGE, OTHER -> null;
        };
    }

    private Level leaf(Kind kind, Place place, Window window) {
        int largest = limits.largest();
        boolean mbox = format == Format.MBOX || format == Format.MBOXRD;
        boolean message = Single.named(place.name()) || MailFolders.isToldEmpty(place.name());
        if (kind == Kind.EMPTY && (mbox || !message || window.broken() != null)) {
            String broken = window.broken();
            return Level.of((broken == null ? place.noMail(0, 0, "empty") : place.unreadable(0, 0, broken)).found());
        }
        if (kind == Kind.OUTLOOK) {
            return new OutlookFile(place, window, foreign, largest);
        }
        return switch (format) {
            case MBOX -> new Mbox(place, window, false, largest);
            case MBOXRD -> new Mbox(place, window, true, largest);
            case MAILDIR -> new Single(place, window, "maildir", largest);
            case EML -> new Single(place, window, kind == Kind.EMLX ? "emlx" : "eml", largest);
            case MAILLOG -> logs.level(place, window, this);
            case AUTO -> detected(kind, place, window);
        };
    }

    private Level detected(Kind kind, Place place, Window window) {
        int largest = limits.largest();
        String single = MailFolders.format(place);
        return switch (kind) {
            case EMLX -> new Single(place, window, "emlx", largest);
            case WARC -> !single.isEmpty()
                    ? new Single(place, window, single, largest)
                    : JournalFile.isOne(place)
                            ? new JournalFile(place, window, this)
                            : rest(place, window, "begins as a WARC does, and its name does not end in .warc");
            case MMDF -> new Mmdf(place, window, largest);
            case BABYL -> rest(place, window, "mail of Emacs (Babyl), which is not read");
            case MBOX -> single.isEmpty()
                    ? new Mbox(place, window, false, largest)
                    : new Single(place, window, single, largest);
            case MESSAGE, EMPTY -> new Single(place, window, single.isEmpty() ? "eml" : single, largest);
            default -> (single.isEmpty() || place.named()) && FoundLogs.isLog(window)
                    ? logs.level(place, window, this)
                    : other(place, window, single);
        };
    }

    private Level other(Place place, Window window, String single) {
        return single.isEmpty() && !place.named()
                ? rest(place, window, false, "no mail")
                : new Single(place, window, single.isEmpty() ? "eml" : single, limits.largest());
    }

    /// Passes over all of a file that cannot be read.
    private static Level rest(Place place, Window window, String why) {
        return rest(place, window, true, why);
    }

    private static Level rest(Place place, Window window, boolean unreadable, String why) {
        return new Level() {
            private boolean given;

            @Override
            public @Nullable Step next() {
                if (given) {
                    return null;
                }
                given = true;
                window.skip();
                String broken = window.broken();
                return broken == null && !unreadable
                        ? place.noMail(0, window.offset(), why)
                        : place.unreadable(0, window.offset(), broken == null ? why : broken);
            }

            @Override
            public void close() throws IOException {
                window.close();
            }
        };
    }

    /// A file that is open, to be read from its beginning as often as needed. What of it was read is not counted again.
    LogFile.Content again(Place place, Path file) {
        long[] counted = {done - before};
        return () -> {
            var own = new Budget(limits);
            long[] at = {0};
            var raw = new Counted(Files.newInputStream(file), bytes -> {
                at[0] += bytes;
                own.read(bytes);
                done += Math.max(0, at[0] - counted[0]);
                counted[0] = Math.max(at[0], counted[0]);
            });
            return place.packed() == null ? raw : Packed.again(place, raw, own, foreign);
        };
    }

    Unpacker foreign() {
        return foreign;
    }

    FoundLogs logs() {
        return logs;
    }

    Limits limits() {
        return limits;
    }

    Budget budget() {
        return budget;
    }

    /// A file that is read at any place, and not from its beginning to its end, was read.
    void whole(long size) {
        count(size);
    }

    long done() {
        return done;
    }
}
