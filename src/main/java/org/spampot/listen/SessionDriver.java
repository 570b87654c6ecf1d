package org.spampot.listen;

import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.spampot.listen.Deadlines.Wait;
import org.spampot.listen.Teller.News;
import org.spampot.model.Bytes;
import org.spampot.model.Printable;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.Deadline;
import org.spampot.smtp.Event;
import org.spampot.smtp.Refusal;
import org.spampot.smtp.SessionContext;

/// One connection: what happens on its socket, as the session is to hear it from its [Teller]; a [Performer] does what
/// the session answers.
///
/// Thread-safety: confined to the connection's event loop.
final class SessionDriver {
    private static final int LONGEST_REASON = 200;

    private final Shared shared;
    private final @Nullable Refusal refusal;
    private final SessionRecord record;
    private final Peer peer;
    private final Teller teller;
    private final Performer performer;

    SessionDriver(Shared shared, SessionContext context, @Nullable Refusal refusal, Peer peer) {
        this.shared = shared;
        this.refusal = refusal;
        this.record = new SessionRecord(context, shared.clock(), shared.limits().transcript());
        this.peer = peer;
        this.teller = new Teller(shared, context, record, peer, this::passed);
        this.performer = teller.performer();
    }

    /// The connection began with this SYN, which that system sends, as far as is known.
    void began(String syn, @Nullable String system) {
        record.began(syn, system);
    }

    /// From the greeting on, everything takes its time.
    void slow(Tarpit.Stay stay) {
        performer.speech().slow(stay);
    }

    /// The connection is up; with TLS from the start, there is nobody to talk to yet.
    void connected() {
        if (refusal != null && record.inTlsFromTheStart()) {
            // it could only be told after a handshake, which costs us more than it costs a flood
            record.note("closed before the handshake of TLS: " + refusal.inWords());
            abandon(refusal.end());
        } else if (peer.tls() == null) {
            opened();
        }
    }

    /// TLS is established.
    void secured() {
        shared.counters().tlsStarted.increment();
        if (teller.opened()) {
            teller.tell(new Event.TlsStarted());
            teller.tellNews();
        } else {
            opened();
        }
    }

    /// TLS will not be established, which is the end.
    void notSecured(Throwable cause) {
        shared.counters().tlsFailed.increment();
        TlsLayer tls = peer.tls();
        String why = tls == null ? "" : tls.failed(cause);
        peer.lost();
        teller.tell(new Event.TlsFailed(why));
    }

    /// What came over TLS cannot be read; nothing more will.
    void tlsBroken(SSLException cause) {
        if (!performer.over()) {
            record.note("TLS broke: " + Printable.line(String.valueOf(cause.getMessage()), LONGEST_REASON));
            broken();
        }
    }

    private void opened() {
        teller.open(refusal == null ? new Event.Opened() : new Event.Refused(refusal));
    }

    /// Bytes came; more may follow in the same turn, up to [#readComplete()].
    void received(Bytes bytes) {
        if (!performer.over()) {
            record.read(bytes);
            teller.read(new Event.Received(bytes, peer.heardEarly()));
        }
    }

    void readComplete() {
        teller.readComplete();
    }

    /// The client closed its side; it may still read.
    void inputClosed() {
        peer.inputClosed();
        if (handshaking()) {
            abandon(SessionEnd.DROPPED);
        } else {
            teller.report(News.PEER_CLOSED);
        }
    }

    /// No delayed reply waits any more.
    void paced() {
        performer.expectAnew();
        peer.paced();
    }

    void writabilityChanged() {
        performer.readerMoves(peer.writable());
    }

    /// The connection broke; nothing can be said any more.
    void broken() {
        peer.lost();
        peer.close();
    }

    /// The connection is closed.
    void closed() {
        peer.lost();
        teller.report(News.PEER_CLOSED);
        performer.closed();
    }

    /// The connection is over in every respect. One that broke before it was up leaves its capture here.
    void gone() {
        try {
            if (!performer.awaiting() && !performer.over()) {
                peer.lost();
                performer.end(SessionEnd.DROPPED);
            }
        } finally {
            peer.release();
            shared.sessions().end();
        }
    }

    /// We are being stopped: finish what is open, begin nothing.
    void stopSoon() {
        performer.speech().hurry("the honeypot is being stopped");
        if (handshaking()) {
            abandon(SessionEnd.SHUTDOWN);
        } else {
            teller.report(News.SHUTTING_DOWN);
        }
    }

    /// Whether nothing was said yet, as TLS comes first.
    private boolean handshaking() {
        return !teller.opened() && peer.tls() != null && !performer.over();
    }

    private void abandon(SessionEnd end) {
        peer.lost();
        performer.end(end);
    }

    private void passed(Wait wait) {
        switch (wait) {
            case INPUT -> inputPassed();
            case SESSION -> teller.report(News.SESSION_OVER);
            case READER -> teller.report(News.READER_STALLED);
            case LINGER -> peer.close();
        }
    }

    private void inputPassed() {
        if (performer.awaiting() || peer.pacing()) {
            performer.expectAnew();
        } else if (peer.hasUnsent()) {
            teller.report(News.READER_STALLED);
        } else {
            teller.tell(new Event.DeadlinePassed(performer.expected()));
            if (!performer.over()) {
                performer.expectAnew();
            }
        }
    }

    /// We are being stopped, and time is up.
    void stopNow() {
        if (!performer.over()) {
            performer.force(SessionEnd.SHUTDOWN);
            if (performer.awaiting() || !teller.opened()) {
                performer.end(SessionEnd.SHUTDOWN);
            } else {
                teller.tellLast(new Event.ShuttingDown(), SessionEnd.SHUTDOWN);
            }
        }
        peer.close();
    }

    /// Something that must not happen happened; it ends this session and no other.
    void fail(Throwable bug) {
        teller.fail(bug);
    }
}
