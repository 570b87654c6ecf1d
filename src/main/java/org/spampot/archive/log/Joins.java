package org.spampot.archive.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.archive.Found;

/// Puts lines together that belong together, by connection and by queue entry, while others come in between. What is
/// open is bounded in number and size: the one that was silent for longest is given out as it is.
///
/// Thread-safety: belongs to one thread.
final class Joins {
    /// At most as many sessions are open.
    static final int SESSIONS = 50_000;
    /// At most as many characters are held for them.
    static final long HELD = 48L << 20;
    /// A connection that says nothing for so long, and whose messages are all done with, is over.
    static final Duration QUIET = Duration.ofMinutes(15);
    private static final int SWEEP = 4096;

    private final Duration idle;
    private final Map<String, Open> connections = new HashMap<>();
    private final Map<String, Tx> queue = new HashMap<>();
    private final Map<Open, Boolean> order = new LinkedHashMap<>(64, 0.75f, true);
    private final Deque<Found.Session> out = new ArrayDeque<>();
    private Instant now = Instant.MIN;
    private long held;
    private long faceless;
    private int sinceSweep;

    /// @param idle of the log's own time, after which a message is waited for no longer
    Joins(Duration idle) {
        this.idle = idle;
    }

    /// A connection begins; what was known by that name before is over.
    Open connect(LogLine line, String key, Client client) {
        close(connections.get(key));
        var open = new Open(line, client);
        open.key = key;
        connections.put(key, open);
        return open;
    }

    /// The connection of that name, begun when there is none or when it is another client's.
    Open connection(LogLine line, String key, Client client) {
        Open open = connections.get(key);
        boolean same = open != null
                && (open.ip().isEmpty() || client.ip().isEmpty() || open.ip().equals(client.ip()));
        if (open == null || !same || open.transactions.size() >= Open.MESSAGES) {
            return connect(line, key, client);
        }
        open.client(client);
        return open;
    }

    @Nullable
    Open known(String key) {
        return connections.get(key);
    }

    /// The connection goes on under another name, as when one process hands it to another.
    void rename(Open open, String key) {
        connections.remove(open.key, open);
        close(connections.get(key));
        open.key = key;
        connections.put(key, open);
    }

    /// No further line of the connection is to come; its messages may still be delivered.
    void close(@Nullable Open open) {
        if (open == null) {
            return;
        }
        connections.remove(open.key, open);
        open.closed = true;
        open.transactions.stream().filter(Tx::isRefused).forEach(this::done);
        settle(open);
    }

    /// A message begins; one of the same queue entry before it is over.
    Tx begin(LogLine line, String queueId, Open open) {
        String key = line.key("queue", queueId);
        Tx old = queue.get(key);
        if (old != null && old.open == open) {
            return old;
        }
        if (old != null) {
            end(old);
        }
        var tx = new Tx(open, queueId, key, line.at());
        open.transactions.add(tx);
        queue.put(key, tx);
        return tx;
    }

    /// The message of a queue entry, of a connection that was not seen when it is new.
    Tx message(LogLine line, String queueId) {
        Tx tx = queue.get(line.key("queue", queueId));
        if (tx != null) {
            return tx;
        }
        var open = new Open(line, Client.NONE);
        open.closed = true;
        return begin(line, queueId, open);
    }

    @Nullable
    Tx knownMessage(LogLine line, String queueId) {
        return queue.get(line.key("queue", queueId));
    }

    /// What was refused before it had a queue entry: one with the message before it when that has the same sender.
    ///
    /// @param sender nothing when not logged
    Tx refused(LogLine line, Open open, @Nullable String sender) {
        if (!open.transactions.isEmpty()) {
            Tx tx = open.transactions.getLast();
            if (tx.queueId.isEmpty() && tx.isFrom(sender)) {
                return tx;
            }
        }
        var tx = new Tx(open, "", "", line.at());
        tx.done = true;
        open.transactions.add(tx);
        return tx;
    }

    /// Nothing more is to be heard of it; the name of its queue entry may be used again.
    void done(Tx tx) {
        tx.done = true;
        queue.remove(tx.key, tx);
    }

    /// Nothing more is to be heard of a message, although its end was not seen.
    void end(Tx tx) {
        done(tx);
        settle(tx.open);
    }

    /// A line belongs to a session.
    Verdict add(Open open, LogLine line) {
        open.add(line);
        held += open.held() - open.counted;
        open.counted = open.held();
        order.put(open, true);
        settle(open);
        while (order.size() > SESSIONS || held > HELD) {
            giveOut(order.keySet().iterator().next());
        }
        return Verdict.JOINED;
    }

    /// The log's time goes on.
    void at(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
        if (++sinceSweep >= SWEEP) {
            sweep();
        }
    }

    /// The log is silent, and its time goes on.
    void pass(Duration more) {
        if (!now.equals(Instant.MIN)) {
            now = now.plus(more);
        }
    }

    /// Gives out all that has been silent for too long; says whether there was any.
    boolean sweep() {
        sinceSweep = 0;
        for (Open open : new ArrayList<>(order.keySet())) {
            Duration silent = Duration.between(open.last(), now);
            if (silent.compareTo(open.isWaiting() ? idle : QUIET) > 0) {
                giveOut(open);
            }
        }
        return !out.isEmpty();
    }

    /// Where a session begins that is not complete.
    record Mark(String path, long offset) {}

    List<Mark> marks() {
        return order.keySet().stream().map(open -> new Mark(open.path(), open.offset())).toList();
    }

    /// Gives out all as it is: the log ends.
    void end() {
        new ArrayList<>(order.keySet()).forEach(this::giveOut);
    }

    private void settle(Open open) {
        if (open.isSettled() && order.containsKey(open)) {
            giveOut(open);
        }
    }

    private void giveOut(Open open) {
        order.remove(open);
        held -= open.counted;
        open.counted = 0;
        connections.remove(open.key, open);
        open.transactions.forEach(tx -> queue.remove(tx.key, tx));
        if (open.isKnown()) {
            out.add(open.found());
        } else {
            faceless += open.size();
        }
    }

    /// The next session that is complete.
    Found.@Nullable Session poll() {
        return out.poll();
    }

    /// Lines of sessions that say neither who nor what, such as the end of a message whose beginning is in another file.
    long faceless() {
        return faceless;
    }

    int open() {
        return order.size();
    }
}
