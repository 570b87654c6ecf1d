package org.spampot.app;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.spampot.archive.log.LogOptions;
import org.spampot.model.Printable;

/// How the logs among what is imported are to be read, as an operator says it.
///
/// @param year of the first line of each log whose dates have none; 0 when the time of the file tells it
/// @param zone of dates that name none, as `Europe/Berlin` or `+02:00`; empty for that of this machine
/// @param unparsed file to write the lines to that are not understood; `-` is standard output; empty for none
public record LogReading(int year, String zone, String unparsed) {
    private static final int FIRST = 1970;
    private static final int LAST = 2239;

    /// @throws Trouble in one line, for what cannot be used
    LogOptions options(Consumer<String> listener) {
        if (year != 0 && (year < FIRST || year > LAST)) {
            throw Trouble.usage("--year: " + year + " is none; there are " + FIRST + " to " + LAST);
        }
        return LogOptions.of(zone(zone)).inYear(year).telling(listener);
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
