package org.spampot.listen;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Held;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.Action;

/// Our side of the conversation: says what the session says, at the pace that its client deserves, and writes it down.
///
/// Thread-safety: confined to the session's event loop.
final class Speech {
    private final SessionRecord record;
    private final Peer peer;
    private Tarpit.@Nullable Stay stay;
    private boolean greeted;

    Speech(SessionRecord record, Peer peer) {
        this.record = record;
        this.peer = peer;
    }

    /// Slows down from the greeting on.
    void slow(Tarpit.Stay wanted) {
        stay = wanted;
        record.note(Held.in(wanted.pace()));
    }

    void say(Action.Say say) {
        if (peer.isLost()) {
            record.note("not sent, as the connection was gone: a reply of " + say.text().size() + " bytes");
            return;
        }
        Pace pace = pace(record.now());
        Duration delay = say.delay().plus(greeted ? pace.reply() : pace.banner());
        greeted = true;
        record.said(say.text(), delay.plus(pace.spoken(say.text().size())));
        peer.say(say.text(), delay, pace.rate());
    }

    private Pace pace(Instant now) {
        if (stay == null) {
            return Pace.USUAL;
        }
        if (!stay.goesOn(now)) {
            hurry("its source has used up its time");
            return Pace.USUAL;
        }
        return stay.pace();
    }

    /// No slower than the persona from now on.
    void hurry(String why) {
        if (stay != null) {
            stay.leave(record.now());
            stay = null;
            record.note(Held.out(why));
        }
    }

    /// The session ended so: nothing more will be said.
    void end(SessionEnd end) {
        if (stay != null) {
            stay.leave(record.now());
            stay = null;
            record.note(Held.ended(record.age(), end == SessionEnd.DROPPED && peer.pacing()));
        }
    }
}
