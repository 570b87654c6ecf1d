package org.spampot.archive.log;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Whoever has a log read that is still written.
public interface Follow {
    /// The log, under the name that is written to.
    Path log();

    /// How far it was read before.
    LogPosition from();

    /// All up to here was given out, but for what the position names. Whoever implements it may keep the position once what
    /// was given out is safe.
    void reached(LogPosition here);

    /// Waits until there may be more to read: a second, say.
    ///
    /// @return how long that was; nothing when reading is to end
    Optional<Duration> pause();
}
