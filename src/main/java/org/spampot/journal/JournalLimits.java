package org.spampot.journal;

import java.time.Duration;

/// How large things may grow in the journal.
///
/// @param segmentBytes a segment of at least this size is followed by a new one; a segment can be longer by one batch
/// @param segmentAge likewise for a segment that was begun this long ago; looked at when something is appended
/// @param queueRecords most captures that wait to be written; more are answered [Outcome#FAILED] at once
/// @param queueBytes most memory that waiting captures may hold, about; one capture is let in whatever its size
public record JournalLimits(long segmentBytes, Duration segmentAge, int queueRecords, long queueBytes) {
    public static final JournalLimits DEFAULT = new JournalLimits(256L << 20, Duration.ofHours(24), 4096, 64L << 20);

    public JournalLimits {
        if (segmentBytes < 1 || segmentAge.isNegative() || segmentAge.isZero() || queueRecords < 1 || queueBytes < 1) {
            throw new IllegalArgumentException("journal limits must be positive");
        }
    }
}
