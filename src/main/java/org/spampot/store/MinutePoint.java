package org.spampot.store;

import java.time.Instant;

/// What happened in the minute that begins at `minute`.
public record MinutePoint(Instant minute, long sessions, long messages, long bytes) {}
