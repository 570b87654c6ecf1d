package org.spampot.listen;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spampot.model.Capture;
import org.spampot.model.MessageCapture;
import org.spampot.smtp.Intake;
import org.spampot.smtp.Intake.Kept;

/// Hands captures of all sessions to the [Intake] and brings its answers back to the session's event loop.
///
/// A message that a client waits for is tried once: the client is told and tries again. For all else (ended sessions,
/// partial messages) nobody would, so it is tried [#TRIES] times; what is retried at any time is bounded, and what is
/// given up is counted and logged.
///
/// Thread-safety: any thread.
final class Handover {
    static final int TRIES = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final Intake intake;
    private final ContentBudget budget;
    private final Counters counters;
    private final InstantSource clock;
    private final int retriedAtOnce;
    private final Outstanding underWay = new Outstanding();
    private final AtomicInteger retried = new AtomicInteger();
    private final Rate logged = new Rate(1, Duration.ofMinutes(1));

    /// @param retriedAtOnce most captures that wait to be tried again: as many as sessions may end at the same moment
    Handover(Intake intake, ContentBudget budget, Counters counters, InstantSource clock, int retriedAtOnce) {
        this.intake = intake;
        this.budget = budget;
        this.counters = counters;
        this.clock = clock;
        this.retriedAtOnce = retriedAtOnce;
    }

    /// Hands over a message whose client waits: `answer` is called on `loop`, unless that has ended.
    void awaited(MessageCapture message, EventLoop loop, Consumer<Kept> answer) {
        long size = message.content().size();
        budget.add(size);
        underWay.begin();
        attempt(message, kept -> {
            budget.add(-size);
            run(loop, () -> answer.accept(kept));
        });
    }

    /// Hands over a capture nobody waits for; `then` is called on `loop` when it is durable or given up.
    void unawaited(Capture capture, EventLoop loop, Runnable then) {
        long size = capture instanceof MessageCapture message ? message.content().size() : 0;
        budget.add(size);
        underWay.begin();
        attempt(capture, loop, 1, () -> {
            budget.add(-size);
            run(loop, then);
        });
    }

    private void attempt(Capture capture, EventLoop loop, int number, Runnable over) {
        attempt(capture, kept -> {
            if (number > 1) {
                retried.decrementAndGet();
            }
            switch (kept) {
                case DURABLE -> over.run();
                case FAILED -> again(capture, loop, number, over);
            }
        });
    }

    private void again(Capture capture, EventLoop loop, int number, Runnable over) {
        if (number == TRIES) {
            lost(capture, "the journal failed " + TRIES + " times", over);
        } else if (retried.incrementAndGet() > retriedAtOnce) {
            retried.decrementAndGet();
            lost(capture, "the journal fails and too many wait to be tried again", over);
        } else {
            try {
                var _ = loop.schedule(() -> attempt(capture, loop, number + 1, over),
                        FIRST_PAUSE_MILLIS << (number - 1),
                        TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopped) {
                retried.decrementAndGet();
                lost(capture, "the journal failed while we were stopping", over);
            }
        }
    }

    private void lost(Capture capture, String why, Runnable over) {
        counters.lost.increment();
        if (logged.take(clock.instant())) {
            LOG.error("capture of session {} is lost: {} ({} lost so far); see the journal's own messages",
                    capture.session(), why, counters.lost.sum());
        }
        over.run();
    }

    /// Once, with exactly one answer, even if the intake breaks its promise.
    private void attempt(Capture capture, Consumer<Kept> answer) {
        var answered = new AtomicBoolean();
        Consumer<Kept> once = kept -> {
            if (answered.compareAndSet(false, true)) {
                answer.accept(kept);
            }
        };
        try {
            intake.keep(capture, once);
        } catch (RuntimeException broken) {
            if (logged.take(clock.instant())) {
                LOG.error("handing over session {} failed; this is a defect of the intake", capture.session(), broken);
            }
            once.accept(Kept.FAILED);
        }
    }

    /// Under way until `task` has run, as it may hand over the next capture.
    private void run(EventLoop loop, Runnable task) {
        try {
            loop.execute(() -> {
                try {
                    task.run();
                } finally {
                    underWay.end();
                }
            });
        } catch (RejectedExecutionException stopped) {
            LOG.debug("an answer came after the event loop had stopped");
            underWay.end();
        }
    }

    long underWay() {
        return underWay.now();
    }

    /// Waits for the answers to all captures; whether they came within `limit`.
    boolean awaitAnswers(Duration limit) throws InterruptedException {
        return underWay.awaitNone(limit);
    }
}
