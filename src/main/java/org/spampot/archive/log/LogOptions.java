package org.spampot.archive.log;

import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How logs are to be read.
///
/// @param zone of dates that name none
/// @param year of the first line of each log whose dates have none; 0 when it follows from the time of the file
/// @param idle of the log's own time, after which the outcome of a message is waited for no longer
/// @param unparsed is told of every line that no rule understood, as it stands there
/// @param follow has one log read that is still written; nothing when all are complete
public record LogOptions(ZoneId zone, int year, Duration idle, Consumer<String> unparsed, @Nullable Follow follow) {
    /// Longer than servers try to deliver: five days, with Exim's and Sendmail's habits.
    public static final Duration UNDELIVERABLE = Duration.ofDays(6);

    /// For logs that are complete.
    public static LogOptions of(ZoneId zone) {
        return new LogOptions(zone, 0, UNDELIVERABLE, _ -> {
            // they are counted
        }, null);
    }

    /// The same with dates of another year.
    public LogOptions inYear(int first) {
        return new LogOptions(zone, first, idle, unparsed, follow);
    }

    /// The same with another patience.
    public LogOptions waiting(Duration patience) {
        return new LogOptions(zone, year, patience, unparsed, follow);
    }

    /// The same, telling somebody of lines that are not understood.
    public LogOptions telling(Consumer<String> listener) {
        return new LogOptions(zone, year, idle, listener, follow);
    }

    /// The same for a log that is still written.
    public LogOptions following(Follow live) {
        return new LogOptions(zone, year, idle, unparsed, live);
    }
}
