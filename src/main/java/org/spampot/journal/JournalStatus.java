package org.spampot.journal;

import org.spampot.model.Position;

/// How a journal is doing, for health and metrics.
///
/// @param waiting captures in the queue
/// @param waitingBytes about the memory they hold
/// @param kept captures made durable since it was opened
/// @param commits how many writes that took
/// @param failed captures answered [Outcome#FAILED] since it was opened
/// @param trouble why the last write failed, one line; empty while all is well
public record JournalStatus(Position durableEnd, int waiting, long waitingBytes, long kept, long commits, long failed,
        String trouble) {}
