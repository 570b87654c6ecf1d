package org.spampot.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message as received, with all that is needed to attribute it should its session never end in order.
///
/// @param helo what HELO or EHLO named; empty when there was none
/// @param queueId the queue id that the persona gives (or would give) it
/// @param content the bytes sent, dot-unstuffed and otherwise untouched, without the end-of-data line
/// @param defects oddities of the protocol seen in this transaction
/// @param imported where it was read from; nothing when it was received by us
public record MessageCapture(CaptureId id, Connection connection, String helo, Envelope envelope, String queueId,
        Instant at, Bytes content, EndOfContent end, List<Defect> defects,
        @Nullable Imported imported) implements Capture {
    public MessageCapture {
        defects = List.copyOf(defects);
    }

    /// One that was received by us.
    public MessageCapture(CaptureId id, Connection connection, String helo, Envelope envelope, String queueId,
            Instant at, Bytes content, EndOfContent end, List<Defect> defects) {
        this(id, connection, helo, envelope, queueId, at, content, end, defects, null);
    }

    @Override
    public SessionId session() {
        return id.session();
    }
}
