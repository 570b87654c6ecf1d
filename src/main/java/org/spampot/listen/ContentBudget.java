package org.spampot.listen;

import java.util.concurrent.atomic.AtomicLong;

/// How much message content is held in memory by all sessions, and by captures that the journal has not answered for.
///
/// The budget is soft: what was already received is never thrown away, the session that grows beyond it is told. Its last
/// quarter is for small holders, so that a few that send without end leave room for the mail of all others.
///
/// Thread-safety: any thread.
final class ContentBudget {
    /// A small holder has no more than such a part of the budget.
    private static final int SMALL = 64;

    private final long most;
    private final AtomicLong held = new AtomicLong();

    ContentBudget(long most) {
        this.most = most;
    }

    /// Adds `bytes`, which may be negative.
    void add(long bytes) {
        held.addAndGet(bytes);
    }

    /// Whether one that holds `holder` bytes of what is held now is to hold no more.
    boolean exceededBy(long holder) {
        long now = held.get();
        return now > most || (now > most / 4 * 3 && holder > most / SMALL);
    }

    long held() {
        return held.get();
    }
}
