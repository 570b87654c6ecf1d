package org.spampot.smtp;

import org.jspecify.annotations.Nullable;
import org.spampot.model.CaptureId;

/// One chunk on its way in (RFC 3030 section 2): so many octets, whatever becomes of them.
///
/// Thread-safety: none; confined to its session.
final class Chunk {
    private final Answer.Chunk asked;
    private final @Nullable Reception reception;
    private long remaining;

    /// @param reception that it goes into; nothing when it is read only to get past it
    Chunk(Answer.Chunk asked, @Nullable Reception reception) {
        this.asked = asked;
        this.reception = reception;
        remaining = asked.size();
    }

    /// Reads from `from` until the chunk ends, its content grows over the limit, or `to`; returns where it stopped.
    int read(byte[] input, int from, int to) {
        int end = from + (int) Math.min(remaining, to - from);
        int at = reception == null ? end : reception.read(input, from, end);
        remaining -= at - from;
        return at;
    }

    boolean ended() {
        return remaining == 0;
    }

    Answer.Chunk asked() {
        return asked;
    }

    @Nullable
    Reception reception() {
        return reception;
    }

    /// For the transcript.
    Action.HeardContent heard() {
        CaptureId message = reception == null ? null : reception.id();
        return new Action.HeardContent(asked.size() - remaining, message);
    }
}
