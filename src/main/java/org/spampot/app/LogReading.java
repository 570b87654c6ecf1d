package org.spampot.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.spampot.archive.log.LogOptions;
import org.spampot.model.Printable;

/// How the logs among what is imported are to be read, as an operator says it.
///
/// @param year of the first line of each log whose dates have none; 0 when the time of the file tells it
/// @param zone of dates that name none, as `Europe/Berlin` or `+02:00`; empty for that of this machine
/// @param unparsed file to write the lines to that are not understood; `-` is standard output; empty for none
/// @param follow whether one log is read as it is written
/// @param idle minutes that the outcome of a message is waited for then
public record LogReading(int year, String zone, String unparsed, boolean follow, int idle) {
    private static final int FIRST = 1970;
    private static final int LAST = 2239;

    /// @throws Trouble in one line, for what cannot be used
    void check(List<String> paths, boolean dryRun) {
        options(_ -> {
            // nothing is read yet
        });
        if (follow && (paths.size() != 1 || !Files.isRegularFile(Path.of(paths.getFirst())))) {
            throw Trouble.usage("--follow: name one file, the log that is written");
        }
        if (follow && dryRun) {
            throw Trouble.usage("--follow: has no end that --dry-run could tell of; name one of them");
        }
        if (idle < 1 && follow) {
            throw Trouble.usage("--idle: " + idle + " is no number of minutes");
        }
    }

    /// @param listener is told of lines that are not understood
    LogOptions options(Consumer<String> listener) {
        if (year != 0 && (year < FIRST || year > LAST)) {
            throw Trouble.usage("--year: " + year + " is none; there are " + FIRST + " to " + LAST);
        }
        LogOptions options = LogOptions.of(zone(zone)).inYear(year).telling(listener);
        return follow ? options.waiting(Duration.ofMinutes(idle)) : options;
    }

    private static ZoneId zone(String written) {
        try {
            return written.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(written);
        } catch (DateTimeException _) {
            throw Trouble.usage("--zone: there is no zone \"" + Printable.line(written, 60)
                    + "\"; write Europe/Berlin, +02:00 or UTC");
        }
    }
}
