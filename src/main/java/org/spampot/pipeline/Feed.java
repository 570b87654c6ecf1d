package org.spampot.pipeline;

import java.util.Optional;
import org.spampot.model.Capture;
import org.spampot.model.Position;

/// Where captures come from: the journal ([JournalFeed]) or an archive.
///
/// The caller promises: one thread.
/// The implementer promises: items in order, [Item#next()] never moving back; at most one item in memory; damaged
/// input as [Item.Gap] and not as an exception.
///
/// When it fails: with `UncheckedIOException`; the call may be tried again.
public interface Feed extends AutoCloseable {
    /// The next item; nothing when there is none at the moment.
    Optional<Item> next();

    /// Where it goes on: everything before was given out, or holds no captures.
    Position position();

    @Override
    void close();

    /// One thing of a feed.
    sealed interface Item {
        /// The cursor to keep once this item is dealt with.
        Position next();

        /// About the memory it holds.
        long bytes();

        /// A capture, whose record begins at `begin`.
        record Captured(Position begin, Position next, Capture capture, long bytes) implements Item {}

        /// Something that could not be read, as `why` says in one line.
        record Gap(Position next, String why) implements Item {
            @Override
            public long bytes() {
                return 0;
            }
        }
    }
}
