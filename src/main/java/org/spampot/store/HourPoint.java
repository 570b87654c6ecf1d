package org.spampot.store;

import java.time.Instant;

/// What happened in the hour that begins at `hour`.
public record HourPoint(Instant hour, long sessions, long messages, long bytes) {}
