package org.spampot.listen;

import java.util.concurrent.atomic.AtomicLong;

/// How much message content is held in memory by all sessions, and by captures that the journal has not answered for.
///
/// The budget is soft: what was already received is never thrown away, the session that grows beyond it is told.
///
/// Thread-safety: any thread.
final class ContentBudget {
    private final long most;
    private final AtomicLong held = new AtomicLong();

    ContentBudget(long most) {
        this.most = most;
    }

    /// Adds `bytes`, which may be negative; whether the budget is now exceeded.
    boolean add(long bytes) {
        return held.addAndGet(bytes) > most;
    }

    long held() {
        return held.get();
    }
}
