package org.spampot.listen;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Network;

/// Which sessions are slowed down, and for how long: a client that waits for us does not send elsewhere, and how long it
/// bears it tells what it is. Each source has so many slow sessions at a time and so much time in a day; whoever is
/// beyond that is served at the usual pace, as a trap that holds everybody would be found out.
///
/// Thread-safety: any thread.
final class Tarpit {
    private static final Duration DAY = Duration.ofDays(1);
    /// Sources remembered; while all of them are in use nobody else is slowed down.
    private static final int MOST_SOURCES = 10_000;

    private final TarpitRule rule;
    private final ReentrantLock lock = new ReentrantLock();
    @GuardedBy("lock")
    private final Map<Long, Source> sources = new LinkedHashMap<>(16, 0.75f, true);

    Tarpit(TarpitRule rule) {
        this.rule = rule;
    }

    /// What is known of one source.
    private static final class Source {
        /// Slow sessions now.
        private int open;
        /// Time used, less what was given back since.
        private Duration used = Duration.ZERO;
        private Instant updated;

        Source(Instant now) {
            this.updated = now;
        }
    }

    /// The stay of a session that begins now; none when it is not to be slowed down.
    Optional<Stay> enter(InetAddress client, Instant now) {
        if (!rule.means(client)) {
            return Optional.empty();
        }
        long key = Permits.key(client);
        lock.lock();
        try {
            Source source = source(key, now);
            if (source == null || source.open >= rule.sessionsPerSource()) {
                return Optional.empty();
            }
            update(source, now);
            if (source.used.compareTo(rule.timePerSource()) >= 0) {
                return Optional.empty();
            }
            source.open++;
            return Optional.of(new Stay(source));
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private @Nullable Source source(long key, Instant now) {
        Source known = sources.get(key);
        if (known == null && sources.size() >= MOST_SOURCES) {
            var oldest = sources.values().iterator();
            if (oldest.next().open > 0) {
                return null;
            }
            oldest.remove();
        }
        if (known == null) {
            known = new Source(now);
            sources.put(key, known);
        }
        return known;
    }

    /// Adds the time of its open sessions since the last look, and gives back what a day gives in that time.
    @GuardedBy("lock")
    private void update(Source source, Instant now) {
        Duration passed = Duration.between(source.updated, now);
        if (passed.isPositive()) {
            Duration back = Duration.ofMillis((long) (passed.toMillis()
                    * ((double) rule.timePerSource().toMillis() / DAY.toMillis())));
            Duration used = source.used.plus(passed.multipliedBy(source.open)).minus(back);
            source.used = used.isNegative() ? Duration.ZERO : used;
            source.updated = now;
        }
    }

    /// One slow session.
    ///
    /// Thread-safety: confined to the session's event loop.
    final class Stay {
        private final Source source;
        private boolean over;

        private Stay(Source source) {
            this.source = source;
        }

        /// How slow it is.
        Pace pace() {
            return rule.pace();
        }

        /// Whether it may go on: not when its source has used up its time.
        boolean goesOn(Instant now) {
            lock.lock();
            try {
                update(source, now);
                return !over && source.used.compareTo(rule.timePerSource()) < 0;
            } finally {
                lock.unlock();
            }
        }

        void leave(Instant now) {
            lock.lock();
            try {
                if (!over) {
                    over = true;
                    update(source, now);
                    source.open--;
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
