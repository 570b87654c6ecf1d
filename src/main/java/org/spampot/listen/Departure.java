package org.spampot.listen;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.spampot.listen.Deadlines.Wait;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.Session;

/// The end of a session: its capture is handed over once, after the last answer for a message of it, and the
/// connection is closed once everything said is sent.
///
/// Thread-safety: confined to the session's event loop.
final class Departure {
    /// How long the client has to close its side after we closed ours.
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Shared shared;
    private final Session session;
    private final SessionRecord record;
    private final Peer peer;
    private final Deadlines deadlines;
    private @Nullable SessionEnd forced;
    private @Nullable SessionCapture capture;
    private boolean begun;
    private int partials;

    Departure(Shared shared, Session session, SessionRecord record, Peer peer, Deadlines deadlines) {
        this.shared = shared;
        this.session = session;
        this.record = record;
        this.peer = peer;
        this.deadlines = deadlines;
    }

    /// Whether the session has ended: it is told nothing more, and what the client sends is dropped.
    boolean begun() {
        return begun;
    }

    /// Whatever end the session gives itself, it is `end`.
    void force(SessionEnd end) {
        forced = end;
    }

    /// Hands over a message that nobody waits for an answer about.
    void partial(MessageCapture message) {
        shared.counters().partial.increment();
        partials++;
        shared.handover().unawaited(message, peer.loop(), () -> {
            partials--;
            handOver();
        });
    }

    void begin(SessionEnd given) {
        if (begun) {
            return;
        }
        begun = true;
        SessionEnd end = forced == null ? given : forced;
        if (end != SessionEnd.REFUSED || shared.refusedCaptures().take(record.now())) {
            TlsLayer tls = peer.tls();
            capture = record.capture(session, end, tls == null ? null : tls.facts());
        } else {
            shared.counters().refusedUncaptured.increment();
        }
        handOver();
        deadlines.stop();
        if (peer.isLost()) {
            peer.close();
        } else if (end == SessionEnd.SLOW_READER) {
            peer.close();
        } else {
            deadlines.set(Wait.LINGER, shared.limits().stall());
            peer.part(end == SessionEnd.REFUSED, () -> deadlines.set(Wait.LINGER, LINGER));
        }
    }

    private void handOver() {
        if (capture != null && partials == 0) {
            SessionCapture whole = capture;
            capture = null;
            shared.handover().unawaited(whole, peer.loop(), () -> {
            });
        }
    }
}
