package org.spampot.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Sums over a time span.
///
/// @param bytes of message content
/// @param sources different client addresses
/// @param recipients envelope recipients, repeated ones counted each time
/// @param last when the newest capture was complete; nothing when there is none
public record Totals(long sessions, long messages, long bytes, long sources, long recipients, long attachments,
        @Nullable Instant last) {}
