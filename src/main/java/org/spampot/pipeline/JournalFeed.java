package org.spampot.pipeline;

import java.util.Optional;
import org.spampot.journal.Entry;
import org.spampot.journal.JournalReader;
import org.spampot.journal.ReadableJournal;
import org.spampot.model.Position;

/// The captures of a journal from a cursor on.
///
/// Thread-safety: belongs to one thread.
public final class JournalFeed implements Feed {
    private static final long OVERHEAD = 2048;

    private final JournalReader reader;

    public JournalFeed(ReadableJournal journal, Position from) {
        this.reader = journal.reader(from);
    }

    @Override
    public Optional<Item> next() {
        return reader.next().map(entry -> switch (entry) {
            case Entry.Read read -> new Item.Captured(read.begin(), read.next(), read.capture(), size(read));
            case Entry.Damaged damaged -> new Item.Gap(damaged.next(), damaged.line());
        });
    }

    /// The record's size is about what it takes in memory.
    private static long size(Entry.Read read) {
        return OVERHEAD + read.next().offset() - read.begin().offset();
    }

    @Override
    public Position position() {
        return reader.position();
    }

    @Override
    public void close() {
        reader.close();
    }
}
