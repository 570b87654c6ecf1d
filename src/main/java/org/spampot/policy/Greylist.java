package org.spampot.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.spampot.smtp.Access.Visit;

/// Greylisting (RFC 6647): a client's network, a sender and a recipient that were not seen together before are to come
/// again later. Remembers the 50,000 used last, in memory: after a restart all begin anew.
///
/// Thread-safety: any thread.
public final class Greylist {
    private static final int MOST = 50_000;
    /// Who came back in time is known for as long as it comes once in this.
    private static final Duration FORGOTTEN = Duration.ofDays(36);

    private final Fate fate;
    private final Duration delay;
    private final Recent<Long, Seen> seen;

    /// @param delay from the first attempt until one is let through
    public Greylist(Fate fate, Duration delay) {
        this(fate, delay, MOST);
    }

    Greylist(Fate fate, Duration delay, int most) {
        this.fate = fate;
        this.delay = delay;
        seen = new Recent<>(most);
    }

    private record Seen(Instant first, Instant last) {}

    /// Whether they are to come again later.
    boolean defers(Visit visit, String sender, String recipient) {
        long key = fate.number("greylist", Sources.network(visit.connection().client().address(), Sources.NEIGHBORS),
                sender.toLowerCase(Locale.ROOT), recipient.toLowerCase(Locale.ROOT));
        Instant now = visit.now();
        Seen changed = seen.update(key, before -> before == null || before.last().plus(FORGOTTEN).isBefore(now)
                ? new Seen(now, now)
                : new Seen(before.first(), now));
        return now.isBefore(changed.first().plus(delay));
    }

    int size() {
        return seen.size();
    }
}
