package org.spampot.smtp;

import org.spampot.model.SessionEnd;

/// Which cap a connection was over when it was accepted.
public enum Refusal {
    TOO_MANY_SESSIONS("too many sessions", SessionEnd.REFUSED), TOO_MANY_FROM_ADDRESS(
            "too many sessions of its address",
            SessionEnd.REFUSED), SHUTTING_DOWN("the honeypot is being stopped", SessionEnd.SHUTDOWN);

    private final String inWords;
    private final SessionEnd end;

    Refusal(String inWords, SessionEnd end) {
        this.inWords = inWords;
        this.end = end;
    }

    /// For the transcript.
    public String inWords() {
        return inWords;
    }

    /// How its session ends.
    public SessionEnd end() {
        return end;
    }
}
