package org.spampot.console.page;

import java.time.Instant;

/// What happened in the minute, hour or day (UTC) that begins at `from`.
public record ActivityPoint(Instant from, long sessions, long messages, long bytes) {}
