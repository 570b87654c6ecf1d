package org.spampot.listen;

import java.util.EnumSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spampot.listen.Deadlines.Wait;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.Deadline;
import org.spampot.smtp.Event;
import org.spampot.smtp.Intake.Kept;
import org.spampot.smtp.Session;
import org.spampot.smtp.SessionContext;

/// Tells a [Session] what happened, in an order that it can bear, and has done what it answers; the place that catches
/// what must not happen in one.
///
/// Invariant: while the session waits for a message to become durable, [News] are not told: the client closing its
/// side, a deadline, our being stopped come after the answer. So a client that sends all it has and then closes its
/// side still gets all of its replies.
///
/// Thread-safety: confined to the connection's event loop.
final class Teller {
    /// What is told to the session as soon as it waits for no answer, in this order.
    enum News {
        READER_STALLED, PEER_CLOSED, SESSION_OVER, SHUTTING_DOWN
    }

    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    private final Shared shared;
    private final Session session;
    private final SessionRecord record;
    private final Peer peer;
    private final Performer performer;
    /// Made when there is some: most sessions have none until they end.
    private @Nullable EnumSet<News> news;
    private boolean opened;
    private boolean reading;

    /// @param passed hears what was waited for too long
    Teller(Shared shared, SessionContext context, SessionRecord record, Peer peer, Consumer<Wait> passed) {
        this.shared = shared;
        this.session = new Session(context);
        this.record = record;
        this.peer = peer;
        this.performer = new Performer(shared, session, record, peer, passed, this::answered);
    }

    Performer performer() {
        return performer;
    }

    /// Whether the session was told that it may begin.
    boolean opened() {
        return opened;
    }

    /// The first thing that it is told.
    void open(Event first) {
        opened = true;
        performer.begin();
        tell(first);
        tellNews();
    }

    /// Tells what came in the turn in hand; replies leave when that is over.
    void read(Event event) {
        reading = true;
        tell(event);
        tellNews();
    }

    void readComplete() {
        reading = false;
        peer.flush();
    }

    /// Tells `item` as soon as it can be told.
    void report(News item) {
        if (news == null) {
            news = EnumSet.of(item);
        } else {
            news.add(item);
        }
        tellNews();
    }

    void tellNews() {
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
    void tellLast(Event event, SessionEnd end) {
        tell(event);
        if (!performer.over() && !performer.awaiting()) {
            performer.end(end);
        }
    }

    void tell(Event event) {
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
