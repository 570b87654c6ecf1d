package org.spampot.analysis.session;

import java.util.Set;
import org.spampot.model.Dialect;
import org.spampot.model.SessionAnalysis;
import org.spampot.model.SessionCapture;

/// What is understood of a session that has ended. Never throws for any transcript; the same session gives the same
/// analysis.
///
/// Thread-safety: may be used by many threads at once.
public final class Sessions {
    private static final Set<String> STRANGERS = Set.of("http-request", "tls-hello", "other-protocol");

    private Sessions() {}

    /// Analyzes one session.
    public static SessionAnalysis of(SessionCapture session) {
        Talk talk = Talk.of(session);
        boolean smtp = STRANGERS.stream().noneMatch(talk::odd);
        return new SessionAnalysis(smtp ? Dialects.of(talk) : Dialect.NONE, SessionSigns.of(session, talk));
    }
}
