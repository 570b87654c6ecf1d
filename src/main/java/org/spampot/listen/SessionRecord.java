package org.spampot.listen;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.spampot.model.Evidence;
import org.spampot.model.Handshake;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.smtp.Action;
import org.spampot.smtp.Security;
import org.spampot.smtp.Session;
import org.spampot.smtp.SessionContext;

/// What is written down about one session: who it is, and what was said when.
///
/// Thread-safety: confined to the session's event loop.
final class SessionRecord {
    private final SessionContext context;
    private final InstantSource clock;
    private final Transcript transcript;
    private Instant now;
    private Duration said = Duration.ZERO;
    private int chunk;
    private @Nullable String syn;
    private @Nullable String system;
    private @Nullable Misdirected misdirected;

    SessionRecord(SessionContext context, InstantSource clock, int transcriptBytes) {
        this.context = context;
        this.clock = clock;
        this.transcript = new Transcript(transcriptBytes);
        this.now = context.connection().openedAt();
    }

    SessionId id() {
        return context.id();
    }

    /// Whether TLS comes before the first word.
    boolean inTlsFromTheStart() {
        return context.security() == Security.ACTIVE;
    }

    /// What time it is; never earlier than before, even if the clock was set back.
    Instant now() {
        Instant read = clock.instant();
        if (read.isAfter(now)) {
            now = read;
        }
        return now;
    }

    /// The connection began with this SYN, which that system sends, as far as is known.
    void began(String signature, @Nullable String sentBy) {
        syn = signature;
        system = sentBy;
    }

    /// A network read begins.
    void read(Bytes bytes) {
        if (chunk++ == 0) {
            misdirected = Misdirected.beginning(bytes);
        }
        if (misdirected != null) {
            misdirected.read(bytes);
        }
    }

    void heard(Action.Heard heard) {
        transcript.command(offset(), chunk, heard.line());
    }

    void heard(Action.HeardContent content) {
        transcript.content(offset(), chunk, content.size(), content.message());
    }

    /// A reply is out after its delay, which begins when the reply before it is out.
    void said(Bytes text, Duration delay) {
        Duration before = offset();
        if (said.compareTo(before) < 0) {
            said = before;
        }
        said = said.plus(delay);
        transcript.reply(said, chunk, text);
    }

    void note(String text) {
        transcript.note(offset(), text);
    }

    /// The whole session, ended now.
    ///
    /// @param tls what is known of its TLS; nothing when there was none
    SessionCapture capture(Session session, SessionEnd end, @Nullable Handshake tls) {
        return new SessionCapture(context.id(), context.connection(), session.helo(), now(), end, session.commands(),
                session.messages(), transcript.entries(), session.defects(), evidence(session.evidence(), tls));
    }

    /// What the session knows of its client, and what only the socket shows.
    private Evidence evidence(Evidence heard, @Nullable Handshake tls) {
        Handshake hello = tls == null && misdirected != null ? misdirected.offered() : tls;
        return new Evidence(syn, system, hello, heard.logins(), heard.refused());
    }

    /// How long the session has lasted.
    Duration age() {
        var _ = now();
        return offset();
    }

    private Duration offset() {
        return Duration.between(context.connection().openedAt(), now);
    }
}
