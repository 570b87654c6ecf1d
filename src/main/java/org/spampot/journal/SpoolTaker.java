package org.spampot.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spampot.model.Capture;
import org.spampot.model.Position;

/// Brings what waits in the [Spool] into the journal of this process, each capture once.
///
/// A file is removed when all that it holds is durable in the journal. A crash in between leaves the file, and then what
/// is known already is not appended again. Who knows is the store, by ids; it follows the journal, so a round only begins
/// when it has caught up with where the journal ended when this began, and with the round before.
///
/// A damaged file is kept as `*.damaged`, after what is whole in it was taken. When the journal cannot be written, files
/// stay where they are until it can.
///
/// Thread-safety: belongs to one thread.
public final class SpoolTaker {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolTaker.class);

    /// What one round takes at most, and one file more.
    private static final int ROUND_CAPTURES = 4096;
    private static final long ROUND_BYTES = 64L << 20;
    /// Of that, how much is on its way to the disk at a time: live mail needs the journal's queue too.
    private static final int WINDOW_CAPTURES = 256;
    private static final long WINDOW_BYTES = 16L << 20;

    private final Spool spool;
    private final Journal journal;
    private final Supplier<Position> understood;
    private final Predicate<Capture> known;
    private final Set<String> unreadable = new HashSet<>();
    private final Set<String> round = new HashSet<>();
    private final List<CompletableFuture<Outcome>> window = new ArrayList<>();
    private Position mark;
    private long windowBytes;
    private long roundBytes;
    private String trouble = "";

    /// A taker for the owner of `journal`.
    ///
    /// @param understood up to where the journal is in the store
    /// @param known whether the store has a capture
    public SpoolTaker(Spool spool, Journal journal, Supplier<Position> understood, Predicate<Capture> known) {
        this.spool = spool;
        this.journal = journal;
        this.understood = understood;
        this.known = known;
        this.mark = journal.durableEnd();
    }

    /// What a round did.
    ///
    /// @param files that are gone from the spool
    /// @param captures that are new in the journal
    /// @param more whether there is more that only waits for the store
    public record Taken(int files, int captures, boolean more) {
        static final Taken NOTHING = new Taken(0, 0, false);
    }

    /// Removes what writers left behind.
    public void sweep(Instant now) {
        try {
            spool.sweep(now);
        } catch (IOException | UncheckedIOException failed) {
            tell("spool " + spool.folder() + " cannot be swept: " + DataDirectory.why(failed));
        }
    }

    /// Takes what waits, as much as one round does; nothing while the store has not caught up. Never throws because of
    /// disk or files: that is logged, once until it is over, and tried again in the next round.
    public Taken take() {
        round.clear();
        roundBytes = 0;
        try {
            List<Path> files = spool.files();
            if (files.isEmpty()) {
                return Taken.NOTHING;
            }
            return caughtUp() ? take(files) : new Taken(0, 0, true);
        } catch (IOException | UncheckedIOException failed) {
            tell("spool " + spool.folder() + " cannot be taken: " + DataDirectory.why(failed)
                    + "; what is in it stays there until it can");
            return Taken.NOTHING;
        } finally {
            // also what was on its way when something failed is in the journal now, or never will be
            drain();
            if (!round.isEmpty()) {
                mark = journal.durableEnd();
            }
        }
    }

    private Taken take(List<Path> files) throws IOException {
        int gone = 0;
        for (Path file : files) {
            if (full()) {
                break;
            }
            gone += take(file) ? 1 : 0;
        }
        if (gone > 0) {
            spool.sync();
            trouble = "";
        }
        return new Taken(gone, round.size(), full());
    }

    private boolean full() {
        return round.size() >= ROUND_CAPTURES || roundBytes >= ROUND_BYTES;
    }

    private void tell(String line) {
        if (!line.equals(trouble)) {
            LOG.warn("{}", line);
        }
        trouble = line;
    }

    /// Whether the store has everything that the journal had at the mark.
    private boolean caughtUp() {
        Position cursor = understood.get();
        if (cursor.compareTo(mark) >= 0) {
            return true;
        }
        // the cursor may stand before places that hold nothing for the store
        try (var reader = journal.reader(cursor)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                if (next.get() instanceof Entry.Read read) {
                    return read.begin().compareTo(mark) >= 0;
                }
            }
        }
        return true;
    }

    /// Whether the file is gone.
    private boolean take(Path file) throws IOException {
        boolean whole;
        try {
            whole = append(file);
        } catch (AccessDeniedException denied) {
            if (unreadable.add(file.toString())) {
                LOG.warn("{} cannot be read: no permission; have it written by the user that runs this, or change its"
                        + " owner", file);
            }
            return false;
        }
        if (whole) {
            spool.remove(file);
        } else {
            LOG.warn("{} is damaged; what is whole in it is in the journal, the file is kept as {}", file,
                    spool.setAside(file));
        }
        return true;
    }

    /// Appends what is not known of a file.
    ///
    /// @return whether all of it was whole
    private boolean append(Path file) throws IOException {
        try (var segment = new OneSegment(file)) {
            boolean whole = segment.size() > 0;
            for (var next = segment.next(); next.isPresent(); next = segment.next()) {
                switch (next.get()) {
                    case Entry.Read read -> append(read.capture(), read.next().offset() - read.begin().offset());
                    case Entry.Damaged _ -> whole = false;
                }
            }
            settle();
            return whole;
        }
    }

    private void append(Capture capture, long size) throws IOException {
        String name = capture.name();
        if (round.contains(name) || known.test(capture)) {
            return;
        }
        if (!window.isEmpty() && (window.size() >= WINDOW_CAPTURES || windowBytes + size > WINDOW_BYTES)) {
            settle();
        }
        var answer = new CompletableFuture<Outcome>();
        journal.append(capture, answer::complete);
        window.add(answer);
        windowBytes += size;
        roundBytes += size;
        round.add(name);
    }

    /// Waits until what is on its way is durable.
    ///
    /// @throws IOException when one is not; what was is known in the next round
    private void settle() throws IOException {
        if (!drain()) {
            throw new IOException("the journal cannot be written");
        }
    }

    private boolean drain() {
        boolean durable = true;
        for (var answer : window) {
            durable &= answer.join() == Outcome.DURABLE;
        }
        window.clear();
        windowBytes = 0;
        return durable;
    }
}
