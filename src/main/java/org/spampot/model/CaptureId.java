package org.spampot.model;

import java.util.Optional;

/// Names one captured message: its session and its place in that session, counted from 1. Written `SESSION-N`,
/// for example `01jd2v6w3k9m4x8q7r5t0abcde-1`.
public record CaptureId(SessionId session, int ordinal) implements Comparable<CaptureId> {
    public CaptureId {
        if (ordinal < 1) {
            throw new IllegalArgumentException("messages of a session are counted from 1, not " + ordinal);
        }
    }

    /// The id that `text` writes, or nothing when it does not have the form of one.
    public static Optional<CaptureId> parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0 || !SessionId.isWellFormed(text.substring(0, dash))
                || !text.substring(dash + 1).matches("[1-9][0-9]{0,8}")) {
            return Optional.empty();
        }
        return Optional.of(
                new CaptureId(new SessionId(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1))));
    }

    @Override
    public int compareTo(CaptureId other) {
        int bySession = session.compareTo(other.session);
        return bySession != 0 ? bySession : Integer.compare(ordinal, other.ordinal);
    }

    @Override
    public String toString() {
        return session + "-" + ordinal;
    }
}
