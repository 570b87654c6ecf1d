package org.spampot.listen;

import java.time.Duration;

/// How fast we speak, beside the delays of the persona's own replies.
///
/// @param banner waited before the greeting
/// @param reply waited before each other reply
/// @param rate bytes a second at which replies are sent; 0 for whole replies
public record Pace(Duration banner, Duration reply, int rate) {
    /// No slower than the persona.
    public static final Pace USUAL = new Pace(Duration.ZERO, Duration.ZERO, 0);

    /// How long `bytes` take.
    Duration spoken(int bytes) {
        return rate == 0 ? Duration.ZERO : Duration.ofMillis(1000L * bytes / rate);
    }

    @Override
    public String toString() {
        return "greeting after " + seconds(banner) + ", replies after " + seconds(reply)
                + (rate == 0 ? "" : ", " + rate + " bytes a second");
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }
}
