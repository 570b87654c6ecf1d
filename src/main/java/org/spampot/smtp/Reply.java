package org.spampot.smtp;

import java.time.Duration;
import org.spampot.model.Bytes;

/// What is said to a client: all lines of a reply with their line ends, and how long to do nothing before it.
public record Reply(Bytes text, Duration delay) {
    private static final int LEAST = 3;

    /// Whether it refuses: its code is 400 or above (RFC 5321 section 4.2.1).
    public boolean refuses() {
        return text.size() >= LEAST && text.at(0) >= '4';
    }
}
