package org.spampot.listen;

import java.util.List;
import java.util.function.Consumer;
import org.spampot.listen.Deadlines.Wait;
import org.spampot.listen.Peer.Pause;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.Action;
import org.spampot.smtp.Deadline;
import org.spampot.smtp.Intake.Kept;
import org.spampot.smtp.Session;

/// Does what a [Session] answers: says, hands over, waits, ends; and keeps account of the memory that it holds.
///
/// Thread-safety: confined to the session's event loop.
final class Performer {
    private final Shared shared;
    private final Session session;
    private final SessionRecord record;
    private final Peer peer;
    private final Speech speech;
    private final Deadlines deadlines;
    private final Departure departure;
    private final Consumer<Kept> answered;
    private Deadline expected = Deadline.COMMAND;
    private boolean awaiting;
    private long held;

    /// @param passed hears what was waited for too long
    /// @param answered hears what became of a message that the client waits for, once nothing is awaited any more
    Performer(Shared shared, Session session, SessionRecord record, Peer peer, Consumer<Wait> passed,
            Consumer<Kept> answered) {
        this.shared = shared;
        this.session = session;
        this.record = record;
        this.peer = peer;
        this.answered = answered;
        this.speech = new Speech(record, peer);
        this.deadlines = new Deadlines(peer.loop(), passed);
        this.departure = new Departure(shared, session, record, peer, deadlines);
    }

    Speech speech() {
        return speech;
    }

    /// Whether an answer of the journal is awaited: the session is told nothing then.
    boolean awaiting() {
        return awaiting;
    }

    /// Whether the session has ended.
    boolean over() {
        return departure.begun();
    }

    /// What input is waited for.
    Deadline expected() {
        return expected;
    }

    /// The conversation begins.
    void begin() {
        deadlines.set(Wait.SESSION, shared.limits().session());
        expect(Deadline.COMMAND);
    }

    void perform(List<Action> actions) {
        for (Action action : actions) {
            switch (action) {
                case Action.Heard heard -> {
                    shared.counters().commands.increment();
                    record.heard(heard);
                    expectAnew();
                }
                case Action.HeardContent content -> record.heard(content);
                case Action.Noted noted -> record.note(noted.text());
                case Action.Say say -> speech.say(say);
                case Action.Keep keep -> keep(keep);
                case Action.StartTls _ -> peer.secureAfterReply();
                case Action.Expect expect -> expect(expect.deadline());
                case Action.Close close -> end(close.end());
            }
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
        if (over()) {
            return;
        }
        expectAnew();
        answered.accept(kept);
    }

    /// Reads on, unless another answer is awaited by now.
    void resume() {
        if (!awaiting) {
            peer.resume(Pause.STORING);
        }
    }

    /// The time for what is expected begins again.
    void expectAnew() {
        expect(expected);
    }

    private void expect(Deadline deadline) {
        expected = deadline;
        switch (deadline) {
            case COMMAND -> {
                peer.portion().commands();
                deadlines.set(Wait.INPUT, shared.limits().command());
            }
            case CONTENT -> {
                peer.portion().content();
                deadlines.set(Wait.INPUT, shared.limits().content());
            }
            case SESSION -> deadlines.clear(Wait.INPUT);
        }
    }

    /// The client reads its replies, or does not.
    void readerMoves(boolean reads) {
        if (reads) {
            deadlines.clear(Wait.READER);
            peer.resume(Pause.UNREAD);
        } else if (!over()) {
            deadlines.set(Wait.READER, shared.limits().stall());
            peer.pause(Pause.UNREAD);
        }
    }

    /// Tells the budget what the session holds now; whether that has grown beyond what there is.
    boolean outgrown() {
        long grown = session.held() - held;
        if (grown == 0) {
            return false;
        }
        held += grown;
        shared.budget().add(grown);
        return grown > 0 && !awaiting && shared.budget().exceededBy(held);
    }

    /// Whatever end the session gives itself, it is `end`.
    void force(SessionEnd end) {
        departure.force(end);
    }

    void end(SessionEnd end) {
        shared.budget().add(-held);
        held = 0;
        speech.end(end);
        departure.begin(end);
    }

    /// The connection is closed; a session that has ended waits for nothing any more.
    void closed() {
        if (over()) {
            deadlines.stop();
        }
    }
}
