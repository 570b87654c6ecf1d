package org.spampot.cli;

import org.spampot.app.LogReading;
import picocli.CommandLine.Option;

/// Options of reading the logs of mail servers.
final class LogFlags {
    @Option(names = "--year", paramLabel = "YEAR", order = 20, description = "Year of the first line of each log whose dates have none (default: by the time of the file).")
    private int year;

    @Option(names = "--zone", paramLabel = "ZONE", order = 21, description = "Zone of dates in logs that name none, as Europe/Berlin or +02:00 (default: that of this machine).")
    private String zone = "";

    @Option(names = "--unparsed", paramLabel = "FILE", order = 22, description = "Write the lines of logs that are not understood to FILE; - is standard output.")
    private String unparsed = "";

    @Option(names = "--follow", order = 23, description = "Read the one log that is named as it is written, over rotation, until stopped; goes on there the next time.")
    private boolean follow;

    @Option(names = "--idle", paramLabel = "MINUTES", order = 24, description = "With --follow: keep a message whose outcome is not logged after MINUTES (default: 60).")
    private int idle = 60;

    /// Whether being stopped is the end in order.
    boolean isFollowing() {
        return follow;
    }

    LogReading reading() {
        return new LogReading(year, zone, unparsed, follow, idle);
    }
}
