package org.spampot.pipeline;

import java.time.Duration;

/// How much the pipeline holds at once.
///
/// @param records most captures between the journal and a finished commit
/// @param bytes likewise; reached by one more capture at most, so a 25 MB mail is let in when there is any room
/// @param linger how long a capture may wait for others to share its commit with, when there are none at once
/// @param workers how many threads run stages
public record BeltLimits(int records, long bytes, Duration linger, int workers) {
    public BeltLimits {
        if (records < 1 || bytes < 1 || linger.isNegative() || workers < 1) {
            throw new IllegalArgumentException("pipeline limits must be positive");
        }
    }

    /// 256 captures or 32 MB, 20 ms, all cores.
    public static BeltLimits standard() {
        return new BeltLimits(256, 32L << 20, Duration.ofMillis(20), Runtime.getRuntime().availableProcessors());
    }
}
