package org.spampot.store;

import java.time.Instant;

/// One line of a top list. With a `since`, counts and times are of the hours from then on.
///
/// @param label what a person would rather read than `value`, for example an attachment's name; else equal to it
public record TopRow(String value, String label, long messages, long sessions, Instant firstSeen, Instant lastSeen) {}
