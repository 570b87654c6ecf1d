package org.spampot.archive.log;

import java.io.IOException;
import java.util.Optional;
import org.spampot.archive.Found;

/// Sessions out of logs, one after the other.
public interface LogSource extends AutoCloseable {
    /// The next session that is complete, or a log that cannot be read; nothing at the end.
    Optional<Found> next();

    /// What became of the lines so far.
    LogReport report();

    @Override
    void close() throws IOException;
}
