package org.spampot.listen;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What one session is being waited for, with a single timer.
///
/// Waiting longer, which is what every command does, only changes a number: the timer that fires too early looks at
/// the number and is set again. Only waiting shorter sets a new timer.
///
/// Thread-safety: confined to the session's event loop.
final class Deadlines implements Runnable {
    /// What can be waited for too long.
    enum Wait {
        /// The next command or piece of content.
        INPUT,
        /// The end of the session.
        SESSION,
        /// Replies being read.
        READER,
        /// The client closing its side after we closed ours.
        LINGER
    }

    private static final long NEVER = Long.MAX_VALUE;
    private static final Wait[] WAITS = Wait.values();

    private final EventLoop loop;
    private final Consumer<Wait> passed;
    private final long start = System.nanoTime();
    private final long[] due = {NEVER, NEVER, NEVER, NEVER};
    private @Nullable ScheduledFuture<?> timer;
    private long timerAt = NEVER;

    /// Timers run on `loop`, and so does `passed`.
    Deadlines(EventLoop loop, Consumer<Wait> passed) {
        this.loop = loop;
        this.passed = passed;
    }

    /// Waits for `wait` for `time` from now on, instead of what was said before.
    void set(Wait wait, Duration time) {
        long nanos = time.toNanos();
        long now = System.nanoTime() - start;
        due[slot(wait)] = nanos > NEVER - now ? NEVER : now + nanos;
        arm();
    }

    void clear(Wait wait) {
        due[slot(wait)] = NEVER;
    }

    /// Waits for nothing any more.
    void stop() {
        Arrays.fill(due, NEVER);
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        timerAt = NEVER;
    }

    @Override
    public void run() {
        timer = null;
        timerAt = NEVER;
        long now = System.nanoTime() - start;
        for (Wait wait : WAITS) {
            if (due[slot(wait)] <= now) {
                due[slot(wait)] = NEVER;
                passed.accept(wait);
            }
        }
        arm();
    }

    /// Four numbers in an array, since an EnumMap would box one for every command of every session.
    @SuppressWarnings("EnumOrdinal")
    private static int slot(Wait wait) {
        return wait.ordinal();
    }

    private void arm() {
        long next = NEVER;
        for (long each : due) {
            next = Math.min(next, each);
        }
        if (next >= timerAt) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        timerAt = next;
        timer = loop.schedule(this, Math.max(0, next - (System.nanoTime() - start)), TimeUnit.NANOSECONDS);
    }
}
