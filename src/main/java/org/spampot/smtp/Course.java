package org.spampot.smtp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.EndOfContent;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.verb.Verb;

/// What the parts of a session share: the phase it is in, and what is to be done about the event in hand.
///
/// Thread-safety: none; confined to its session.
final class Course {
    final SessionContext context;
    final Conversation conversation;
    final Tally tally;
    private Phase phase = new Phase.Unopened();
    private List<Action> actions = new ArrayList<>();
    private boolean draining;
    private boolean borne = true;

    Course(SessionContext context) {
        this.context = context;
        conversation = new Conversation(context);
        tally = new Tally(context.voice());
    }

    /// An event came at `now`.
    void begin(Instant now) {
        actions = new ArrayList<>();
        conversation.at(now);
    }

    /// What is to be done about it.
    List<Action> actions() {
        return actions;
    }

    Instant now() {
        return conversation.now();
    }

    Phase phase() {
        return phase;
    }

    void enter(Phase next) {
        phase = next;
    }

    void add(Action action) {
        actions.add(action);
    }

    Reply say(Saying saying, String verb, String about, String queueId) {
        Reply reply = conversation.reply(saying, verb, about, queueId);
        add(new Action.Say(reply.text(), reply.delay()));
        return reply;
    }

    /// The persona's answer to a verb, which may count as an error.
    Reply answer(Verb verb, Saying saying, String about) {
        Reply reply = conversation.reply(saying, verb.word(), about, "");
        borne = !tally.oneUnknownTooMany(reply);
        if (!borne) {
            return say(Saying.TOO_MANY_UNKNOWN, verb.word(), about, "");
        }
        add(new Action.Say(reply.text(), reply.delay()));
        tally.answered(verb, saying, reply);
        return reply;
    }

    void greet() {
        say(Saying.GREETING, "", "", "");
        readCommands();
    }

    /// Commands come next.
    void readCommands() {
        phase = new Phase.Commands(new LineReader(context.limits().commandLine()));
        add(new Action.Expect(Deadline.COMMAND));
    }

    /// Reads the next command, unless the persona just said that there is none.
    void next(Reply reply) {
        if (reply.closes() || !borne) {
            close(SessionEnd.TOO_MANY_ERRORS);
        } else {
            betweenCommands();
        }
    }

    void betweenCommands() {
        if (tally.tooManyErrors()) {
            say(Saying.TOO_MANY_ERRORS, "", "", "");
            close(SessionEnd.TOO_MANY_ERRORS);
        } else if (draining && conversation.transaction() == null) {
            say(Saying.SHUTTING_DOWN, "", "", "");
            close(SessionEnd.SHUTDOWN);
        }
    }

    /// We are being stopped: no further transaction is begun. Returns whether that was said before.
    boolean drain() {
        boolean before = draining;
        draining = true;
        return before;
    }

    /// Content that had begun is kept as it is, as its transaction is dropped.
    void abandon(@Nullable Transaction dropped, EndOfContent end) {
        Reception begun = dropped == null ? null : dropped.reception();
        if (begun != null && !begun.captured()) {
            add(new Action.Keep(begun.capture(end, now()), false));
            begun.tell();
        }
    }

    void close(SessionEnd end) {
        abandon(conversation.transaction(), EndOfContent.ABANDONED);
        add(new Action.Close(end));
        conversation.reset();
        phase = new Phase.Closed();
    }
}
