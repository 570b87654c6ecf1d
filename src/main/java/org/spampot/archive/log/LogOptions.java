package org.spampot.archive.log;

import java.time.Duration;
import java.time.ZoneId;

/// How logs are to be read.
///
/// @param zone of dates that name none
/// @param year of the first line of each log whose dates have none; 0 when it follows from the time of the file
/// @param idle of the log's own time, after which the outcome of a message is waited for no longer
public record LogOptions(ZoneId zone, int year, Duration idle) {
    /// Longer than servers try to deliver: five days, with Exim's and Sendmail's habits.
    public static final Duration UNDELIVERABLE = Duration.ofDays(6);

    /// For logs that are complete.
    public static LogOptions of(ZoneId zone) {
        return new LogOptions(zone, 0, UNDELIVERABLE);
    }
}
