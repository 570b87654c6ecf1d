package org.spampot.listen;

import java.util.EnumSet;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spampot.listen.Deadlines.Wait;
import org.spampot.model.Bytes;
import org.spampot.model.Printable;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.Deadline;
import org.spampot.smtp.Event;
import org.spampot.smtp.Intake.Kept;
import org.spampot.smtp.Refusal;
import org.spampot.smtp.Session;
import org.spampot.smtp.SessionContext;

/// One connection: tells the [Session] what happens on the socket; a [Performer] does what it answers.
///
/// Invariant: while the session waits for a message to become durable, [News] are not told: the client closing its
/// side, a deadline, our being stopped come after the answer. So a client that sends all it has and then closes its
/// side still gets all of its replies.
///
/// Thread-safety: confined to the connection's event loop.
final class SessionDriver {
    /// What is told to the session as soon as it waits for no answer, in this order.
    private enum News {
        READER_STALLED, PEER_CLOSED, SESSION_OVER, SHUTTING_DOWN
    }

    private static final Logger LOG = LoggerFactory.getLogger(SessionDriver.class);
    private static final int LONGEST_REASON = 200;

    private final Shared shared;
    private final @Nullable Refusal refusal;
    private final Session session;
    private final SessionRecord record;
    private final Peer peer;
    private final Performer performer;
    /// Made when there is some: most sessions have none until they end.
    private @Nullable EnumSet<News> news;
    private boolean opened;
    private boolean reading;

    SessionDriver(Shared shared, SessionContext context, @Nullable Refusal refusal, Peer peer) {
        this.shared = shared;
        this.refusal = refusal;
        this.session = new Session(context);
        this.record = new SessionRecord(context, shared.clock(), shared.limits().transcript());
        this.peer = peer;
        this.performer = new Performer(shared, session, record, peer, this::passed, this::answered);
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
        if (opened) {
            tell(new Event.TlsStarted());
            tellNews();
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
        tell(new Event.TlsFailed(why));
    }

    /// What came over TLS cannot be read; nothing more will.
    void tlsBroken(SSLException cause) {
        if (!performer.over()) {
            record.note("TLS broke: " + Printable.line(String.valueOf(cause.getMessage()), LONGEST_REASON));
            broken();
        }
    }

    private void opened() {
        opened = true;
        performer.begin();
        tell(refusal == null ? new Event.Opened() : new Event.Refused(refusal));
        tellNews();
    }

    /// Bytes came; more may follow in the same turn, up to [#readComplete()].
    void received(Bytes bytes) {
        if (!performer.over()) {
            reading = true;
            record.read();
            tell(new Event.Received(bytes, peer.heardEarly()));
            tellNews();
        }
    }

    void readComplete() {
        reading = false;
        peer.flush();
    }

    /// The client closed its side; it may still read.
    void inputClosed() {
        peer.inputClosed();
        if (handshaking()) {
            abandon(SessionEnd.DROPPED);
        } else {
            report(News.PEER_CLOSED);
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
        report(News.PEER_CLOSED);
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
            report(News.SHUTTING_DOWN);
        }
    }

    /// Whether nothing was said yet, as TLS comes first.
    private boolean handshaking() {
        return !opened && peer.tls() != null && !performer.over();
    }

    private void abandon(SessionEnd end) {
        peer.lost();
        performer.end(end);
    }

    private void report(News item) {
        if (news == null) {
            news = EnumSet.of(item);
        } else {
            news.add(item);
        }
        tellNews();
    }

    private void tellNews() {
        EnumSet<News> some = news;
        while (some != null && !some.isEmpty() && opened && !performer.awaiting() && !performer.over()) {
            News first = some.iterator().next();
            some.remove(first);
            switch (first) {
                case READER_STALLED -> tellLast(new Event.ReaderStalled(), SessionEnd.SLOW_READER);
                case PEER_CLOSED -> tellLast(new Event.PeerClosed(), SessionEnd.DROPPED);
                case SESSION_OVER ->
                    tellLast(new Event.DeadlinePassed(Deadline.SESSION), SessionEnd.SESSION_TIMEOUT);
                case SHUTTING_DOWN -> tell(new Event.ShuttingDown());
            }
        }
    }

    /// Tells what no session survives: if this one does, it is ended for it.
    private void tellLast(Event event, SessionEnd end) {
        tell(event);
        if (!performer.over() && !performer.awaiting()) {
            performer.end(end);
        }
    }

    private void tell(Event event) {
        if (performer.over()) {
            return;
        }
        try {
            performer.perform(session.on(event, record.now()));
        } catch (Throwable bug) {
            // errors too: deep recursion, a class that cannot be loaded
            fail(bug);
            return;
        }
        if (performer.over()) {
            return;
        }
        if (event instanceof Event.Received && performer.expected() == Deadline.CONTENT) {
            performer.expectAnew();
        }
        peer.write();
        if (!reading) {
            peer.flush();
        }
        if (performer.outgrown()) {
            shared.counters().memoryShort.increment();
            tell(new Event.MemoryShort());
        }
    }

    private void answered(Kept kept) {
        switch (kept) {
            case DURABLE -> {
                shared.counters().acknowledged.increment();
                tell(new Event.Stored());
            }
            case FAILED -> {
                shared.counters().notStored.increment();
                tell(new Event.NotStored());
            }
        }
        performer.resume();
        tellNews();
    }

    private void passed(Wait wait) {
        switch (wait) {
            case INPUT -> inputPassed();
            case SESSION -> report(News.SESSION_OVER);
            case READER -> report(News.READER_STALLED);
            case LINGER -> peer.close();
        }
    }

    private void inputPassed() {
        if (performer.awaiting() || peer.pacing()) {
            performer.expectAnew();
        } else if (peer.hasUnsent()) {
            report(News.READER_STALLED);
        } else {
            tell(new Event.DeadlinePassed(performer.expected()));
            if (!performer.over()) {
                performer.expectAnew();
            }
        }
    }

    /// We are being stopped, and time is up.
    void stopNow() {
        if (!performer.over()) {
            performer.force(SessionEnd.SHUTDOWN);
            if (performer.awaiting() || !opened) {
                performer.end(SessionEnd.SHUTDOWN);
            } else {
                tellLast(new Event.ShuttingDown(), SessionEnd.SHUTDOWN);
            }
        }
        peer.close();
    }

    /// Something that must not happen happened; it ends this session and no other.
    void fail(Throwable bug) {
        if (performer.over()) {
            peer.close();
            return;
        }
        shared.counters().failed.increment();
        if (shared.failures().take(record.now())) {
            LOG.error("session {} ended by an error of ours; please report it", record.id(), bug);
        }
        try {
            performer.end(SessionEnd.FAILED);
        } catch (Throwable worse) {
            peer.close();
        }
    }
}
