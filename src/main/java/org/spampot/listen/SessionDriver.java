package org.spampot.listen;

import java.util.EnumSet;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spampot.listen.Deadlines.Wait;
import org.spampot.listen.Peer.Pause;
import org.spampot.model.Bytes;
import org.spampot.model.Printable;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.Action;
import org.spampot.smtp.Deadline;
import org.spampot.smtp.Event;
import org.spampot.smtp.Intake.Kept;
import org.spampot.smtp.Refusal;
import org.spampot.smtp.Session;
import org.spampot.smtp.SessionContext;

/// One connection: tells the [Session] what happens on the socket, and does what it answers.
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

    private final Shared shared;
    private final @Nullable Refusal refusal;
    private final Session session;
    private final SessionRecord record;
    private final Peer peer;
    private final Departure departure;
    private final Deadlines deadlines;
    private final EnumSet<News> news = EnumSet.noneOf(News.class);
    private Deadline expected = Deadline.COMMAND;
    private boolean opened;
    private boolean awaiting;
    private boolean reading;
    private long held;

    SessionDriver(Shared shared, SessionContext context, @Nullable Refusal refusal, Peer peer) {
        this.shared = shared;
        this.refusal = refusal;
        this.session = new Session(context);
        this.record = new SessionRecord(context, shared.clock(), shared.limits().transcript());
        this.peer = peer;
        this.deadlines = new Deadlines(peer.loop(), this::passed);
        this.departure = new Departure(shared, session, record, peer, deadlines);
    }

    /// The connection began with this SYN, which that system sends, as far as is known.
    void began(String syn, @Nullable String system) {
        record.began(syn, system);
    }

    /// The connection is up; with TLS from the start, there is nobody to talk to yet.
    void connected() {
        if (peer.tls() == null) {
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
        if (!departure.begun()) {
            record.note("TLS broke: " + Printable.line(String.valueOf(cause.getMessage()), 200));
            broken();
        }
    }

    private void opened() {
        opened = true;
        deadlines.set(Wait.SESSION, shared.limits().session());
        expect(Deadline.COMMAND);
        tell(refusal == null ? new Event.Opened() : new Event.Refused(refusal));
        tellNews();
    }

    /// Bytes came; more may follow in the same turn, up to [#readComplete()].
    void received(Bytes bytes) {
        if (!departure.begun()) {
            reading = true;
            record.read();
            tell(new Event.Received(bytes));
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
        expect(expected);
        peer.resume(Pause.PACING);
    }

    void writabilityChanged() {
        if (peer.writable()) {
            deadlines.clear(Wait.READER);
            peer.resume(Pause.UNREAD);
        } else if (!departure.begun()) {
            deadlines.set(Wait.READER, shared.limits().stall());
            peer.pause(Pause.UNREAD);
        }
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
        if (departure.begun()) {
            deadlines.stop();
        }
    }

    /// The connection is over in every respect. One that broke before it was up leaves its capture here.
    void gone() {
        try {
            if (!awaiting && !departure.begun()) {
                peer.lost();
                end(SessionEnd.DROPPED);
            }
        } finally {
            peer.release();
            shared.sessions().end();
        }
    }

    /// We are being stopped: finish what is open, begin nothing.
    void stopSoon() {
        if (handshaking()) {
            abandon(SessionEnd.SHUTDOWN);
        } else {
            report(News.SHUTTING_DOWN);
        }
    }

    /// Whether nothing was said yet, as TLS comes first.
    private boolean handshaking() {
        return !opened && peer.tls() != null && !departure.begun();
    }

    private void abandon(SessionEnd end) {
        peer.lost();
        end(end);
    }

    private void report(News item) {
        news.add(item);
        tellNews();
    }

    private void tellNews() {
        while (opened && !awaiting && !news.isEmpty() && !departure.begun()) {
            News first = news.iterator().next();
            news.remove(first);
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
        if (!departure.begun() && !awaiting) {
            end(end);
        }
    }

    private void tell(Event event) {
        if (departure.begun()) {
            return;
        }
        try {
            perform(session.on(event, record.now()));
        } catch (Throwable bug) {
            // errors too: deep recursion, a class that cannot be loaded
            fail(bug);
            return;
        }
        if (departure.begun()) {
            return;
        }
        if (event instanceof Event.Received && expected == Deadline.CONTENT) {
            expect(Deadline.CONTENT);
        }
        peer.write();
        if (!reading) {
            peer.flush();
        }
        account();
    }

    private void perform(List<Action> actions) {
        for (Action action : actions) {
            switch (action) {
                case Action.Heard heard -> {
                    shared.counters().commands.increment();
                    record.heard(heard);
                    expect(expected);
                }
                case Action.HeardContent content -> record.heard(content);
                case Action.Noted noted -> record.note(noted.text());
                case Action.Say say -> say(say);
                case Action.Keep keep -> keep(keep);
                case Action.StartTls _ -> peer.secureAfterReply();
                case Action.Expect expect -> expect(expect.deadline());
                case Action.Close close -> end(close.end());
            }
        }
    }

    private void say(Action.Say say) {
        if (peer.isLost()) {
            record.note("not sent, as the connection was gone: a reply of " + say.text().size() + " bytes");
        } else {
            record.said(say);
            peer.say(say.text(), say.delay());
        }
    }

    private void keep(Action.Keep keep) {
        if (keep.acknowledge()) {
            awaiting = true;
            deadlines.clear(Wait.INPUT);
            peer.pause(Pause.STORING);
            shared.handover().awaited(keep.message(), peer.loop(), this::answered);
        } else {
            departure.partial(keep.message());
        }
    }

    private void answered(Kept kept) {
        awaiting = false;
        if (departure.begun()) {
            return;
        }
        expect(expected);
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
        if (!awaiting) {
            peer.resume(Pause.STORING);
        }
        tellNews();
    }

    private void expect(Deadline deadline) {
        expected = deadline;
        switch (deadline) {
            case COMMAND -> deadlines.set(Wait.INPUT, shared.limits().command());
            case CONTENT -> deadlines.set(Wait.INPUT, shared.limits().content());
            case SESSION -> deadlines.clear(Wait.INPUT);
        }
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
        if (awaiting || peer.pauses(Pause.PACING)) {
            expect(expected);
        } else if (peer.hasUnsent()) {
            report(News.READER_STALLED);
        } else {
            tell(new Event.DeadlinePassed(expected));
            if (!departure.begun()) {
                expect(expected);
            }
        }
    }

    /// Tells the budget what this session holds now, and the session when it grew beyond it.
    private void account() {
        long grown = session.held() - held;
        if (grown == 0) {
            return;
        }
        held += grown;
        if (shared.budget().add(grown) && grown > 0 && !awaiting) {
            shared.counters().memoryShort.increment();
            tell(new Event.MemoryShort());
        }
    }

    /// We are being stopped, and time is up.
    void stopNow() {
        if (!departure.begun()) {
            departure.force(SessionEnd.SHUTDOWN);
            if (awaiting || !opened) {
                end(SessionEnd.SHUTDOWN);
            } else {
                tellLast(new Event.ShuttingDown(), SessionEnd.SHUTDOWN);
            }
        }
        peer.close();
    }

    /// Something that must not happen happened; it ends this session and no other.
    void fail(Throwable bug) {
        if (departure.begun()) {
            peer.close();
            return;
        }
        shared.counters().failed.increment();
        if (shared.failures().take(record.now())) {
            LOG.error("session {} ended by an error of ours; please report it", record.id(), bug);
        }
        try {
            end(SessionEnd.FAILED);
        } catch (Throwable worse) {
            peer.close();
        }
    }

    private void end(SessionEnd end) {
        shared.budget().add(-held);
        held = 0;
        departure.begin(end);
    }
}
