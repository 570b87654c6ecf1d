package org.spampot.model;

import java.nio.ByteBuffer;
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
        write(start.toEpochMilli(), id, 0, 10);
        for (int index = 10; index < LENGTH; index++) {
            id[index] = ALPHABET.charAt(random.nextInt(32));
        }
        return new SessionId(new String(id));
    }

    /// The id of what has `digest`, always the same for the same digest and time: an import that is run again finds what
    /// it kept before.
    ///
    /// @param time what the capture itself says when it came in
    /// @param digest its first 80 bits are taken; at least 10
    public static SessionId of(Instant time, byte[] digest) {
        var bits = ByteBuffer.wrap(digest);
        var id = new char[LENGTH];
        write(Math.max(0, time.toEpochMilli()), id, 0, 10);
        write(bits.getLong(0) >>> 24, id, 10, 18);
        write(bits.getLong(2), id, 18, LENGTH);
        return new SessionId(new String(id));
    }

    /// The lowest bits of `value`, five to a character.
    private static void write(long value, char[] id, int from, int to) {
        long left = value;
        for (int index = to - 1; index >= from; index--) {
            id[index] = ALPHABET.charAt((int) (left & 31));
            left >>>= 5;
        }
    }

    /// The time in it, to the millisecond.
    public Instant time() {
        long millis = 0;
        for (int index = 0; index < 10; index++) {
            millis = millis << 5 | ALPHABET.indexOf(value.charAt(index));
        }
        return Instant.ofEpochMilli(millis);
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
