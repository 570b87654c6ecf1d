package org.spampot.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.spampot.model.Capture;
import org.spampot.model.MessageCapture;
import org.spampot.model.Position;

/// The captures in one file, wherever it lies: a segment of a journal, the WARC of an export, a file of the spool; or
/// several of them one behind the other. Positions name the segment 0.
///
/// Reads up to where the file ended when it was opened. What is damaged is an [Entry.Damaged], from which reading goes
/// on; so is a torn end, but for one that somebody is writing on. Whatever the file holds is an answer, never an
/// exception, and what is given out can be kept again. Memory: one record.
///
/// Another segment is believed in only right behind a record that is known to end there: a copy of one inside a mail is
/// not taken for one, also when damage makes the mail be searched.
///
/// Thread-safety: belongs to one thread.
public final class OneSegment implements Closeable {
    /// JSON of ours is ASCII: what others wrote with one byte may take six.
    private static final int GROWTH = 6;
    private static final Instant EARLY = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2200-01-01T00:00:00Z");

    private final SegmentReader reader;
    private final long size;
    private long offset;
    /// Whether a record is known to end at the offset.
    private boolean behindRecord;

    public OneSegment(Path file) throws IOException {
        reader = new SegmentReader(file);
        size = reader.fileSize();
    }

    /// How much of the file is read, in bytes.
    public long size() {
        return size;
    }

    /// Whether anything in it can be a record of ours; not in a WARC of another program.
    public boolean isOurs() throws IOException {
        return !reader.isForeign(size);
    }

    /// What comes next; nothing at the end.
    public Optional<Entry> next() throws IOException {
        while (offset < size) {
            long begin = offset;
            switch (reader.at(begin, size)) {
                case Frame.Whole whole -> {
                    move(whole.end(), true);
                    Optional<Entry> entry = JournalReader.decode(0, whole).map(OneSegment::checked);
                    if (entry.isPresent()) {
                        return entry;
                    }
                }
                case Frame.Bad bad -> {
                    if (behindRecord && reader.beginsAnother(begin, size)) {
                        continue;
                    }
                    long next = bad.end() >= 0 ? bad.end() : reader.resync(begin + 1, size);
                    move(next < 0 ? size : next, bad.end() >= 0);
                    boolean growing = next < 0 && bad.cut() && reader.fileSize() > size;
                    if (!growing) {
                        return Optional.of(new Entry.Damaged(at(begin), at(offset), bad.recordId(), bad.reason()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private void move(long to, boolean known) {
        offset = to;
        behindRecord = known;
    }

    private static Position at(long offset) {
        return new Position(0, offset);
    }

    /// What is not of our making may have all digests right, and still be more than can be written.
    private static Entry checked(Entry entry) {
        return entry instanceof Entry.Read read && !canBeKept(read)
                ? new Entry.Damaged(read.begin(), read.next(), "", "it holds what cannot be written again")
                : entry;
    }

    private static boolean canBeKept(Entry.Read read) {
        Capture capture = read.capture();
        long content = capture instanceof MessageCapture message ? message.content().size() : 0;
        long facts = read.next().offset() - read.begin().offset() - content;
        if (facts * GROWTH < SegmentReader.MAX_HEADER && isUsual(capture.at())) {
            return true;
        }
        try {
            var record = RecordWriter.encode(capture, RecordWriter.NO_SEGMENT);
            return record.header().size() <= SegmentReader.MAX_HEADER
                    && record.block().size() <= SegmentReader.MAX_BLOCK;
        } catch (RuntimeException unwritable) {
            return false;
        }
    }

    private static boolean isUsual(Instant at) {
        return at.isAfter(EARLY) && at.isBefore(LATE);
    }

    @Override
    public void close() {
        reader.close();
    }
}
