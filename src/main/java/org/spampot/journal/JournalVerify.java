package org.spampot.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.spampot.model.MessageCapture;
import org.spampot.model.Position;
import org.spampot.model.SessionCapture;

/// Checks every record of a journal: framing, digests, contents, and that no id comes twice. Changes nothing, needs no
/// lock: what another process is writing at the end of the last segment counts as unfinished, not as damage.
///
/// Memory: one record, and 64 MB at most for ids; they are compared within windows of four million records, as a
/// record written twice would stand close to itself.
///
/// Thread-safety: belongs to one thread.
public final class JournalVerify {
    /// How many places are named in a report; the rest is counted.
    public static final int NAMED = 100;

    private final Path folder;
    private final Consumer<Progress> progress;
    private final SeenIds seen = new SeenIds();
    private long done;

    private JournalVerify(Path folder, Consumer<Progress> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /// How far it is, in bytes of all segments.
    public record Progress(long done, long total) {}

    /// Checks the journal in `folder`; `progress` hears of every segment and of every 8 MB or so.
    ///
    /// @throws DataDirectoryRefused when a segment cannot be read at all
    public static VerifyReport verify(Path folder, Consumer<Progress> progress) {
        return new JournalVerify(folder, progress).verify();
    }

    private VerifyReport verify() {
        var journal = new StoredJournal(folder);
        var reports = new ArrayList<VerifyReport.Segment>();
        var segments = journal.segments();
        long total = segments.stream().mapToLong(journal::readableEnd).sum();
        long expected = segments.isEmpty() ? 0 : segments.getFirst();
        var missing = new ArrayList<Long>();
        for (long number : segments) {
            for (; expected < number && missing.size() < NAMED; expected++) {
                missing.add(expected);
            }
            expected = number + 1;
            try {
                reports.add(segment(journal, number, Math.max(total, done)));
            } catch (IOException | UncheckedIOException cause) {
                throw new DataDirectoryRefused("journal segment " + Segments.file(folder, number)
                        + " cannot be read: " + DataDirectory.why(cause) + "; check its permissions and the disk",
                        cause);
            }
        }
        return new VerifyReport(reports, missing);
    }

    private VerifyReport.Segment segment(StoredJournal journal, long number, long total) throws IOException {
        long size = journal.readableEnd(number);
        var tally = new Tally(number);
        long told = done;
        try (var reader = new SegmentReader(Segments.file(folder, number))) {
            long offset = 0;
            while (offset < size) {
                long next = switch (reader.at(offset, size)) {
                    case Frame.Whole whole -> {
                        tally.whole(whole, seen);
                        yield whole.end();
                    }
                    case Frame.Bad bad -> {
                        long after = bad.end() >= 0 ? bad.end() : reader.resync(offset + 1, size);
                        if (after < 0 && journal.unfinished(number)) {
                            tally.unfinished = size - offset;
                        } else {
                            tally.damaged(offset, after < 0 ? size : after, bad.recordId(), bad.reason());
                        }
                        yield after < 0 ? size : after;
                    }
                };
                done += next - offset;
                offset = next;
                if (done - told > 8 << 20 || offset >= size) {
                    told = done;
                    progress.accept(new Progress(done, Math.max(total, done)));
                }
            }
        }
        return tally.report(Segments.file(folder, number), size);
    }

    /// The counts of one segment.
    private static final class Tally {
        private final long number;
        private long messages;
        private long sessions;
        private long others;
        private long damagedCount;
        private long unfinished;
        private final List<Entry.Damaged> damaged = new ArrayList<>();

        Tally(long number) {
            this.number = number;
        }

        void whole(Frame.Whole whole, SeenIds seen) {
            String id = whole.fields().first("WARC-Record-ID");
            if (!seen.add(id)) {
                damaged(whole.begin(), whole.end(), id, "its id was there before");
            }
            try {
                var capture = RecordReader.decode(whole.fields(), whole.block());
                if (capture.isEmpty()) {
                    others++;
                } else {
                    switch (capture.get()) {
                        case MessageCapture _ -> messages++;
                        case SessionCapture _ -> sessions++;
                    }
                }
            } catch (BrokenRecord broken) {
                damaged(whole.begin(), whole.end(), id, broken.reason());
            }
        }

        void damaged(long begin, long next, String id, String reason) {
            damagedCount++;
            if (damaged.size() < NAMED) {
                damaged.add(new Entry.Damaged(new Position(number, begin), new Position(number, next), id, reason));
            }
        }

        VerifyReport.Segment report(Path file, long size) {
            return new VerifyReport.Segment(number, file, size, messages, sessions, others, damagedCount, damaged,
                    unfinished);
        }
    }
}
