package org.spampot.smtp;

import java.time.Duration;
import org.spampot.model.Bytes;

/// What is said to a client: all lines of a reply with their line ends, and how long to do nothing before it.
public record Reply(Bytes text, Duration delay) {
    private static final int LEAST = 3;

    /// Whether it says that the connection is closed: 421 (RFC 5321 section 3.8), and 521 (RFC 7504 section 3).
    public boolean closes() {
        return text.size() >= LEAST && (text.at(0) == '4' || text.at(0) == '5') && text.at(1) == '2'
                && text.at(2) == '1';
    }

    /// Whether it refuses: its code is 400 or above (RFC 5321 section 4.2.1).
    public boolean refuses() {
        return text.size() >= LEAST && text.at(0) >= '4';
    }

    /// Whether it says that there is no such command: its code is 500 (RFC 5321 section 4.2.4).
    boolean isUnrecognized() {
        return text.size() >= LEAST && text.at(0) == '5' && text.at(1) == '0' && text.at(2) == '0';
    }
}
