package org.spampot.analysis.session;

import org.spampot.model.Dialect;
import org.spampot.model.SessionAnalysis;
import org.spampot.model.SessionCapture;

/// What is understood of a session that has ended. Never throws for any transcript; the same session gives the same
/// analysis.
///
/// Thread-safety: may be used by many threads at once.
public final class Sessions {
    private Sessions() {}

    /// Analyzes one session.
    public static SessionAnalysis of(SessionCapture session) {
        Talk talk = Talk.of(session);
        // garbage after a verb, as TLS after a refused STARTTLS, takes nothing from the verb
        boolean smtp = talk.commands().stream().anyMatch(turn -> turn.letter() != Verbs.NONE);
        return new SessionAnalysis(smtp ? Dialects.of(talk) : Dialect.NONE, SessionSigns.of(session, talk));
    }
}
