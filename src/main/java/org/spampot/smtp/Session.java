package org.spampot.smtp;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.spampot.model.Defect;
import org.spampot.model.EndOfContent;
import org.spampot.model.Evidence;
import org.spampot.model.Printable;
import org.spampot.model.SessionEnd;

/// One SMTP session: told what happens, it answers with what is to be done.
///
/// How bytes are cut into events makes no difference to the actions. While a message waits for the journal, input is
/// kept unread; and so a `250` to content is never said before [Event.Stored].
///
/// Nothing that a client sends makes it throw, and it holds no more than the limits allow, plus what it was given
/// while it waited.
///
/// Thread-safety: none; the events of one session come one at a time.
public final class Session {
    private static final int LONGEST_REASON = 200;

    private final Course course;
    private final Conversation conversation;
    private final Receiving receiving;
    private final Parting parting;
    private final Obeying obeying;
    private final Unread unread = new Unread();

    public Session(SessionContext context) {
        course = new Course(context);
        conversation = course.conversation;
        receiving = new Receiving(course);
        parting = new Parting(course);
        obeying = new Obeying(course, receiving, unread);
    }

    /// Tells the session what happened at `now`; it answers with what is to be done, in order.
    ///
    /// What cannot happen at this point (an answer of the journal that nobody waits for, anything after the end) is
    /// ignored.
    public List<Action> on(Event event, Instant now) {
        course.begin(now);
        boolean unopened = course.phase() instanceof Phase.Unopened;
        if (!(course.phase() instanceof Phase.Closed)) {
            switch (event) {
                case Event.Opened _ when unopened -> course.greet();
                case Event.Refused refused when unopened -> refuse(refused.why());
                case Event.Opened _,Event.Refused _ -> {
                }
                case Event.Received received -> received(received);
                case Event.TlsStarted _ -> secured();
                case Event.TlsFailed failed -> tlsFailed(failed.why());
                case Event.Stored _ -> receiving.answered(Saying.QUEUED);
                case Event.NotStored _ -> receiving.answered(Saying.NOT_STORED);
                case Event.MemoryShort _ -> receiving.memoryShort();
                case Event.DeadlinePassed passed -> deadlinePassed(passed.which());
                case Event.ReaderStalled _ -> parting.endSilently(SessionEnd.SLOW_READER);
                case Event.PeerClosed _ -> parting.endSilently(SessionEnd.DROPPED);
                case Event.ShuttingDown _ -> shutDown();
            }
            read();
        }
        return course.actions();
    }

    /// The bytes of content and unread input that this session holds in memory at the moment.
    public long held() {
        long reading = switch (course.phase()) {
            case Phase.Commands commands -> commands.lines().held();
            case Phase.Asking asking -> asking.lines().held() + asking.exchange().held();
            case Phase.Handshaking handshaking -> handshaking.early().held();
            case Phase.Unopened _,Phase.Content _,Phase.Chunked _,Phase.Discarding _,Phase.Awaiting _,Phase.Closed _ ->
                0;
        };
        return reading + conversation.held() + unread.size();
    }

    /// The last name given by HELO or EHLO; empty when there was none.
    public String helo() {
        return conversation.helo();
    }

    /// How often each verb was used, in upper case; what is no verb counts as `?`.
    public Map<String, Integer> commands() {
        return course.tally.byVerb();
    }

    /// How many messages were captured so far.
    public int messages() {
        return conversation.messages();
    }

    /// The oddities seen so far, those of messages included: each at each verb (or in content) once, 100 at most.
    public List<Defect> defects() {
        return conversation.defects();
    }

    /// What the client gave away beside its commands.
    public Evidence evidence() {
        return new Evidence(null, null, null, conversation.signIn().logins(),
                conversation.refused());
    }

    private void received(Event.Received received) {
        if (received.early() && !received.bytes().isEmpty()) {
            conversation.noteAside(ProtocolDefect.EARLY_TALKER.at("?", ""));
        }
        unread.add(received.bytes());
    }

    private void read() {
        while (!unread.isEmpty()) {
            byte[] piece = unread.piece();
            int from = unread.at();
            switch (course.phase()) {
                case Phase.Commands commands -> {
                    unread.readTo(commands.lines().read(piece, from, piece.length));
                    obeying.command(commands.lines().take());
                }
                case Phase.Asking asking -> {
                    unread.readTo(asking.lines().read(piece, from, piece.length));
                    obeying.response(asking, asking.lines().take());
                }
                case Phase.Content content -> {
                    unread.readTo(content.reception().read(piece, from, piece.length));
                    receiving.read(content.reception());
                }
                case Phase.Chunked chunked -> {
                    unread.readTo(chunked.chunk().read(piece, from, piece.length));
                    receiving.read(chunked.chunk());
                }
                case Phase.Discarding discarding -> {
                    unread.readTo(discarding.reception().read(piece, from, piece.length));
                    receiving.read(discarding);
                }
                case Phase.Handshaking handshaking -> {
                    handshaking.early().add(piece, from, piece.length);
                    unread.readTo(piece.length);
                }
                case Phase.Unopened _,Phase.Awaiting _ -> {
                    return;
                }
                case Phase.Closed _ -> unread.drop();
            }
        }
    }

    private void secured() {
        if (course.phase() instanceof Phase.Handshaking handshaking) {
            parting.noteEarly(handshaking.early());
            course.abandon(conversation.transaction(), EndOfContent.ABANDONED);
            conversation.secure();
            course.add(new Action.Noted("TLS started"));
            course.readCommands();
            course.betweenCommands();
        }
    }

    private void tlsFailed(String why) {
        if (course.phase() instanceof Phase.Handshaking || course.phase() instanceof Phase.Unopened) {
            parting.finishUnfinished(EndOfContent.DROPPED);
            course.add(new Action.Noted("TLS failed: " + Printable.line(why, LONGEST_REASON)));
            course.close(SessionEnd.TLS_FAILED);
        }
    }

    private void refuse(Refusal why) {
        course.say(Saying.of(why), "", "", "");
        course.close(why.end());
    }

    /// A deadline that is not the one waited for was overtaken by what it waited for, and is ignored.
    private void deadlinePassed(Deadline which) {
        if (which == Deadline.SESSION || course.phase().awaits() == which) {
            SessionEnd end = which == Deadline.SESSION ? SessionEnd.SESSION_TIMEOUT : SessionEnd.IDLE;
            parting.end(end, EndOfContent.TIMEOUT, Saying.of(which));
        }
    }

    /// The first time: finish what is open, begin nothing. The second time: there is no more time.
    private void shutDown() {
        boolean idle = switch (course.phase()) {
            case Phase.Unopened _,Phase.Asking _,Phase.Handshaking _ -> true;
            case Phase.Commands _ -> conversation.transaction() == null;
            case Phase.Content _,Phase.Chunked _,Phase.Discarding _,Phase.Awaiting _,Phase.Closed _ -> false;
        };
        if (course.drain() || idle) {
            parting.end(SessionEnd.SHUTDOWN, EndOfContent.SHUTDOWN, Saying.SHUTTING_DOWN);
        }
    }
}
