package org.spampot.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Capture;
import org.spampot.model.Position;

/// Replays a journal from a cursor, in the order of writing, across segments.
///
/// It ends at what is readable at the moment: when [#next()] has nothing more, it may have later. A damaged record is
/// an [Entry.Damaged] and what follows it is found again. Only one record is in memory at a time.
///
/// Fails with `UncheckedIOException` when the disk does; the same call may be tried again.
///
/// Thread-safety: belongs to one thread.
public final class JournalReader implements AutoCloseable {
    private final ReadableJournal journal;
    private Position position;
    private long openSegment;
    private long limit;
    private @Nullable SegmentReader open;

    JournalReader(ReadableJournal journal, Position from) {
        this.journal = journal;
        this.position = from;
    }

    /// Where reading goes on.
    public Position position() {
        return position;
    }

    /// The next entry; nothing when there is none at the moment.
    public Optional<Entry> next() {
        while (hasUnread()) {
            long segment = position.segment();
            try {
                var entry = entry(reader(segment), segment);
                if (entry.isPresent()) {
                    return entry;
                }
            } catch (IOException cause) {
                throw failed(segment, cause);
            }
            if (position.offset() < limit) {
                // an unfinished end: whoever writes may still change it, so nothing of it is remembered
                close();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// The entry that begins exactly here, without looking for another one.
    Entry here() {
        Path file = Segments.file(journal.folder(), position.segment());
        if (!Files.exists(file)) {
            return new Entry.Damaged(position, position, "", "there is no such segment");
        }
        try {
            SegmentReader reader = reader(position.segment());
            long limit = journal.readableEnd(position.segment());
            if (position.offset() >= limit) {
                return new Entry.Damaged(position, position, "", "the segment ends before");
            }
            return switch (reader.at(position.offset(), limit)) {
                case Frame.Whole whole -> decode(position.segment(), whole)
                        .orElseGet(() -> new Entry.Damaged(position, at(position.segment(), whole.end()), "",
                                "it is no message and no session"));
                case Frame.Bad bad -> new Entry.Damaged(position, position, bad.recordId(), bad.reason());
            };
        } catch (IOException cause) {
            throw failed(position.segment(), cause);
        }
    }

    /// Whether there is an unread byte at the cursor, which moves to the next segment when its own is read to the end.
    private boolean hasUnread() {
        while (position.offset() >= limit || openSegment != position.segment()) {
            long segment = position.segment();
            // asked before the end is: a segment that has a successor has got its end
            var later = journal.segments().stream().filter(number -> number > segment).findFirst();
            limit = journal.readableEnd(segment);
            if (position.offset() < limit) {
                return true;
            }
            if (later.isEmpty()) {
                return false;
            }
            position = at(later.get(), 0);
        }
        return true;
    }

    /// The next entry of one segment; nothing when it has no further one.
    private Optional<Entry> entry(SegmentReader reader, long segment) throws IOException {
        while (position.offset() < limit) {
            Position begin = position;
            switch (reader.at(begin.offset(), limit)) {
                case Frame.Whole whole -> {
                    position = at(segment, whole.end());
                    var entry = decode(segment, whole);
                    if (entry.isPresent()) {
                        return entry;
                    }
                }
                case Frame.Bad bad -> {
                    long next = bad.end() >= 0 ? bad.end() : reader.resync(begin.offset() + 1, limit);
                    if (next < 0 && journal.unfinished(segment)) {
                        return Optional.empty();
                    }
                    position = at(segment, next < 0 ? limit : next);
                    return Optional.of(new Entry.Damaged(begin, position, bad.recordId(), bad.reason()));
                }
            }
        }
        return Optional.empty();
    }

    /// The entry that a whole frame of `segment` is; nothing when it is a record of another kind.
    static Optional<Entry> decode(long segment, Frame.Whole whole) {
        Position begin = at(segment, whole.begin());
        Position next = at(segment, whole.end());
        try {
            Optional<Capture> capture = RecordReader.decode(whole.fields(), whole.block());
            return capture.map(read -> new Entry.Read(begin, next, read));
        } catch (BrokenRecord broken) {
            return Optional.of(new Entry.Damaged(begin, next, whole.fields().first("WARC-Record-ID"),
                    broken.reason()));
        }
    }

    private SegmentReader reader(long segment) throws IOException {
        if (open == null || openSegment != segment) {
            close();
            open = new SegmentReader(Segments.file(journal.folder(), segment));
            openSegment = segment;
        }
        return open;
    }

    private static Position at(long segment, long offset) {
        return new Position(segment, offset);
    }

    private UncheckedIOException failed(long segment, IOException cause) {
        return new UncheckedIOException("journal segment " + Segments.file(journal.folder(), segment)
                + " cannot be read: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
            openSegment = 0;
        }
    }
}
