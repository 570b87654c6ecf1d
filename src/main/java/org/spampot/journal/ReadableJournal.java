package org.spampot.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.spampot.model.Position;

/// A journal as those see it who read it: segments, and how far each may be read.
///
/// The implementer promises: bytes before [#readableEnd(long)] never change, and the end never moves back.
/// Readers promise to look no further. All methods may be called from any thread and fail with
/// `UncheckedIOException` when the disk does.
///
/// Thread-safety: implementations are safe for many threads; each [JournalReader] belongs to one.
public sealed interface ReadableJournal permits Journal, StoredJournal {
    /// The folder of the segments.
    Path folder();

    /// The numbers of the segments that can be read, in order.
    List<Long> segments();

    /// How many bytes of `segment` can be read.
    long readableEnd(long segment);

    /// Whether the end of `segment` may be an unfinished record, because another process may be writing it or was
    /// stopped while it did.
    boolean unfinished(long segment);

    /// Up to where everything is durable and can be read.
    Position durableEnd();

    /// Waits until there is something to read at or after `position`, but no longer than `timeout`.
    ///
    /// @return whether there is
    boolean awaitBeyond(Position position, Duration timeout) throws InterruptedException;

    /// Calls `listener` each time more can be read, from the thread that writes: it must be quick and not throw.
    /// Closing what is returned ends that.
    Listening onAdvance(Runnable listener);

    /// A reader that begins at `from`, which is [Position#START] or a place that a reader named as `next`.
    default JournalReader reader(Position from) {
        return new JournalReader(this, from);
    }

    /// The bytes between two places, segments in between included.
    default long bytesBetween(Position from, Position to) {
        long bytes = 0;
        for (long segment : segments()) {
            if (segment >= from.segment() && segment <= to.segment()) {
                long begin = segment == from.segment() ? from.offset() : 0;
                long end = segment == to.segment() ? to.offset() : readableEnd(segment);
                bytes += Math.max(0, end - begin);
            }
        }
        return bytes;
    }

    /// The one entry at `begin`, for showing a single message.
    default Entry read(Position begin) {
        try (var reader = reader(begin)) {
            return reader.here();
        }
    }

    /// Being told of something, until closed.
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
