package org.spampot.model;

import java.time.Instant;
import java.util.random.RandomGenerator;

/// Names one SMTP session (one connection; the "event"), bound when the connection is accepted and never taken from
/// what a client says.
///
/// The form is a ULID in lower case: 26 characters of Crockford base32, 48 bits of milliseconds since 1970 and then
/// 80 random bits. Ids therefore sort by the time of their session.
public record SessionId(String value) implements Comparable<SessionId> {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;

    public SessionId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("a session id is 26 characters of lower-case base32: " + value);
        }
    }

    /// A new id for a session accepted at `start`.
    public static SessionId at(Instant start, RandomGenerator random) {
        var id = new char[LENGTH];
        long millis = start.toEpochMilli();
        for (int index = 9; index >= 0; index--) {
            id[index] = ALPHABET.charAt((int) (millis & 31));
            millis >>>= 5;
        }
        for (int index = 10; index < LENGTH; index++) {
            id[index] = ALPHABET.charAt(random.nextInt(32));
        }
        return new SessionId(new String(id));
    }

    /// Whether `value` has the form of a session id.
    public static boolean isWellFormed(String value) {
        return value.length() == LENGTH && value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    @Override
    public int compareTo(SessionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
