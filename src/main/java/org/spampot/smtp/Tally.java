package org.spampot.smtp;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.spampot.smtp.verb.Verb;

/// Counts the commands of a session, and its errors as a persona sees them.
///
/// Thread-safety: none; confined to its session.
final class Tally {
    private final Voice voice;
    private final EnumMap<Verb, Integer> verbs = new EnumMap<>(Verb.class);
    private int commands;
    private int errors;
    private int unknown;
    private int idle;

    Tally(Voice voice) {
        this.voice = voice;
    }

    /// One more command; returns how many there were.
    int count(Verb verb) {
        verbs.merge(verb, 1, Integer::sum);
        return ++commands;
    }

    /// `verb` was answered with `reply`. One recipient too many is no error: RFC 5321 section 4.5.3.1.10 wants the
    /// client to go on with those accepted.
    void answered(Verb verb, Saying saying, Reply reply) {
        Manners manners = voice.manners();
        boolean tooIdle = verb.idle() && manners.idleBeforeErrors() > 0 && ++idle > manners.idleBeforeErrors();
        boolean refused = reply.refuses() && saying != Saying.RCPT_TOO_MANY && !unknown(reply);
        if (tooIdle || refused) {
            errors++;
        }
    }

    /// Whether `reply` says that there is no such command, and the persona counts those apart.
    private boolean unknown(Reply reply) {
        return voice.manners().unknownBeforeHangup() > 0 && reply.isUnrecognized();
    }

    /// Whether `reply` says so once more than the persona bears.
    boolean oneUnknownTooMany(Reply reply) {
        return unknown(reply) && ++unknown > voice.manners().unknownBeforeHangup();
    }

    /// A mail came through: the errors before it are forgiven.
    void forgive() {
        errors = 0;
        unknown = 0;
        idle = 0;
    }

    boolean tooManyErrors() {
        int most = voice.manners().errorsBeforeHangup();
        return most > 0 && errors >= most;
    }

    /// By verb in upper case; what is no verb of SMTP counts as `?`.
    Map<String, Integer> byVerb() {
        var counts = new TreeMap<String, Integer>();
        verbs.forEach((verb, count) -> counts.put(verb.word(), count));
        return counts;
    }
}
