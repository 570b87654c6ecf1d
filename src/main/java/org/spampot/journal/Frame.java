package org.spampot.journal;

import org.spampot.model.Bytes;

/// What stands at one offset of a segment, as far as framing and digests go.
sealed interface Frame {
    /// A whole record with right digests; it ends at `end`, trailer included.
    record Whole(long begin, long end, Fields fields, Bytes block) implements Frame {}

    /// No whole record.
    ///
    /// @param end where the record ends by its own, trustworthy header; -1 when that is not known
    /// @param recordId may be empty
    /// @param cut whether it would need more bytes than there are: what a crash in the middle of a write leaves
    record Bad(long begin, long end, String recordId, String reason, boolean cut) implements Frame {}
}
