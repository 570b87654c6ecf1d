package org.spampot.console;

import java.util.List;
import java.util.Map;
import org.spampot.model.Understood;

/// What goes on in the honeypot right now, beyond what the store knows.
public interface Live {
    /// A snapshot. It is cheap: the console asks once a second for as long as somebody looks.
    Now now();

    /// Tells `listener` of every batch from now on, after the store has it. Close the subscription to hear no more.
    Subscription subscribe(Listener listener);

    /// How things stand.
    ///
    /// @param openSessions sessions that are connected now
    /// @param behind captures in the journal that are not in the store yet
    /// @param listeners where mail is accepted; empty when nothing listens
    /// @param counters events since the program started, for `/metrics`: names are ours, in lower-case words with
    ///         underscores and without a unit, for example `sessions_accepted`
    /// @param gauges what is held at the moment, named likewise, for example `content_held`
    record Now(long openSessions, long behind, List<Listening> listeners, Map<String, Long> counters,
            Map<String, Long> gauges) {
        public static final Now NOTHING = new Now(0, 0, List.of(), Map.of());

        public Now {
            listeners = List.copyOf(listeners);
            counters = Map.copyOf(counters);
            gauges = Map.copyOf(gauges);
        }

        public Now(long openSessions, long behind, List<Listening> listeners, Map<String, Long> counters) {
            this(openSessions, behind, listeners, counters, Map.of());
        }
    }

    /// A bound listener: its name, and its address as `HOST:PORT`.
    record Listening(String name, String address) {}

    /// Hears what the store has taken. It is called on the thread that commits: it returns at once and throws nothing.
    @FunctionalInterface
    interface Listener {
        void stored(List<Understood> batch);
    }

    /// Ends a [Live#subscribe].
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
