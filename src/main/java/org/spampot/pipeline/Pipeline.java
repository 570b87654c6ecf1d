package org.spampot.pipeline;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spampot.journal.ReadableJournal;
import org.spampot.model.Position;
import org.spampot.model.Understood;

/// Follows a journal: what becomes durable there is understood and soon in the store.
///
/// ## Exactly once, in effect
///
/// The cursor lives in the sink and moves in the same transaction as the batch it covers. So after any crash reading
/// goes on exactly after what the sink has; what was only in memory is read again. The journal gives out nothing that
/// could be taken back, so the sink can never be ahead of it.
///
/// ## Order, cores, memory
///
/// One thread reads, puts on the [Belt], takes off and commits; the stages run beside it on all cores. All of them are
/// [Background] threads: while mail comes in faster than it can be understood, receiving goes first. Batches are in
/// the order of the journal, so the same journal always gives the same store. While it catches up, a commit covers at
/// least half of the belt and the other half is being understood meanwhile. When it has caught up, a capture waits
/// `linger` at most for others, so a single mail shows at once. The belt's limits bound all memory.
///
/// ## When something fails
///
/// *A stage*: see [Stages]; the message goes on, marked. *The sink*: the same batch is tried again, after 0.1 s and
/// then ever longer up to 30 s, for as long as it takes; nothing is skipped, and the journal keeps taking mail. As a
/// failed commit may have been done after all, the cursor is asked before each new try. *Reading*: likewise. A
/// failure is logged when it begins and when it is over; [#status()] shows it in between. *A damaged record*: logged,
/// counted, passed over.
///
/// Thread-safety: all methods may be called from any thread.
public final class Pipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /// How often to look when nobody tells, as with a journal of another process.
    private static final Duration LOOK = Duration.ofSeconds(1);
    /// Beyond which nothing ever is.
    private static final Position NOWHERE = new Position(Long.MAX_VALUE, Long.MAX_VALUE);
    private static final Duration CLOSING = Duration.ofSeconds(30);

    private final ReadableJournal journal;
    private final Stages stages;
    private final Sink sink;
    private final BeltLimits limits;
    private final Thread thread;
    private final List<Consumer<List<Understood>>> listeners = new CopyOnWriteArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    @GuardedBy("lock")
    private Position settled = Position.START;
    private volatile boolean closing;

    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong committed = new AtomicLong();
    private final AtomicLong gaps = new AtomicLong();
    private final RateMeter rate;
    private volatile String trouble = "";

    public Pipeline(ReadableJournal journal, Stages stages, Sink sink, BeltLimits limits, InstantSource clock) {
        this.journal = journal;
        this.stages = stages;
        this.sink = sink;
        this.limits = limits;
        this.rate = new RateMeter(clock);
        this.thread = Thread.ofPlatform().daemon().name("pipeline").unstarted(Background.of(this::run));
    }

    /// Begins to follow. Once.
    public void start() {
        thread.start();
    }

    /// Calls `listener` with each batch after it is committed, from the pipeline's thread: it must be quick. Closing
    /// what is returned ends that.
    public ReadableJournal.Listening onCommit(Consumer<List<Understood>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Waits until everything before `position` is in the sink, but no longer than `timeout`, nor when the pipeline has
    /// ended.
    ///
    /// @return whether it is
    public boolean drainTo(Position position, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            for (long left = timeout.toNanos(); left > 0 && settled.compareTo(position) < 0 && thread.isAlive();) {
                left = changed.awaitNanos(left);
            }
            return settled.compareTo(position) >= 0;
        } finally {
            lock.unlock();
        }
    }

    public PipelineStatus status() {
        Position cursor = settled();
        return new PipelineStatus(cursor, journal.bytesBetween(cursor, journal.durableEnd()), inFlight.get(),
                committed.get(), gaps.get(), rate.perSecond(), trouble);
    }

    private void run() {
        try (var _ = journal.onAdvance(this::wake); var belt = new Belt(stages, limits, Background::of, this::wake)) {
            Position from = cursor();
            if (from != null && from.compareTo(journal.durableEnd()) > 0) {
                trouble = "the store knows the journal up to " + from + " but it ends at " + journal.durableEnd()
                        + "; it is not the store of this journal: move it away and run `spampot rebuild`";
                LOG.error("{}", trouble);
            } else if (from != null) {
                follow(belt, from);
            }
        } catch (RuntimeException | Error bug) {
            trouble = "the pipeline ended by a bug of its own: " + bug.getClass().getName();
            LOG.error("the pipeline ended by a bug of its own; mail is kept and understood after a restart", bug);
        } finally {
            settle(settled());
        }
    }

    /// Reads on until it is to close; then finishes what is on the belt, unless the sink fails.
    private void follow(Belt belt, Position from) {
        try (var feed = new JournalFeed(journal, from)) {
            long lingerEnd = 0;
            var courtesy = new Courtesy(Processors::load, System.nanoTime());
            Position end = journal.durableEnd();
            while (!closing || !belt.isEmpty()) {
                boolean fresh = belt.isEmpty();
                boolean full = fill(belt, feed);
                if (belt.isEmpty()) {
                    settle(feed.position());
                    pause(LOOK, feed.position(), () -> false);
                    courtesy.resume(System.nanoTime());
                    continue;
                }
                lingerEnd = fresh ? System.nanoTime() + limits.linger().toNanos() : lingerEnd;
                if (!full && !closing && mayGrow(belt, feed.position(), lingerEnd)) {
                    continue;
                }
                if (!commit(belt.take(full ? (belt.size() + 1) / 2 : 1))) {
                    return;
                }
                inFlight.set(belt.size());
                Position before = end;
                end = journal.durableEnd();
                Duration rest = courtesy.rest(journal.bytesBetween(before, end), System.nanoTime());
                if (rest.isPositive()) {
                    pause(rest, NOWHERE, () -> false);
                    courtesy.resume(System.nanoTime());
                }
            }
        }
    }

    /// Waits while the first on the belt is not understood yet, or may still linger.
    ///
    /// @return whether to read on before committing
    private boolean mayGrow(Belt belt, Position position, long lingerEnd) {
        if (!belt.isReady()) {
            pause(LOOK, position, belt::isReady);
            return true;
        }
        long left = lingerEnd - System.nanoTime();
        return left > 0 && pause(Duration.ofNanos(left), position, () -> false);
    }

    /// Puts on what fits; says whether the belt is full.
    private boolean fill(Belt belt, JournalFeed feed) {
        for (int tries = 0; !belt.isFull() && !closing;) {
            try {
                var item = feed.next();
                recovered(tries);
                tries = 0;
                if (item.isEmpty()) {
                    return false;
                }
                belt.put(item.get());
                inFlight.set(belt.size());
            } catch (RuntimeException cause) {
                failed("journal cannot be read", cause, tries++);
            }
        }
        return belt.isFull();
    }

    /// Commits `batch`, however often it takes.
    ///
    /// @return whether it is committed; not only when it is to close and the sink fails
    private boolean commit(Belt.Batch batch) {
        for (int tries = 0;; tries++) {
            try {
                if (tries == 0 || sink.cursor().compareTo(batch.next()) < 0) {
                    sink.commit(batch.understood(), batch.next());
                }
                recovered(tries);
                break;
            } catch (RuntimeException cause) {
                failed("store cannot be written", cause, tries);
                if (closing) {
                    return false;
                }
            }
        }
        int captures = batch.understood().size();
        committed.addAndGet(captures);
        gaps.addAndGet(batch.items() - captures);
        rate.add(captures);
        settle(batch.next());
        listeners.forEach(listener -> tell(listener, batch.understood()));
        return true;
    }

    private static void tell(Consumer<List<Understood>> listener, List<Understood> batch) {
        try {
            listener.accept(batch);
        } catch (RuntimeException bug) {
            LOG.error("whoever listens to commits failed: {}", bug.getClass().getName());
        }
    }

    /// Where to begin; nothing when it is to close before the sink can say.
    private @Nullable Position cursor() {
        for (int tries = 0; !closing; tries++) {
            try {
                Position cursor = sink.cursor();
                recovered(tries);
                settle(cursor);
                return cursor;
            } catch (RuntimeException cause) {
                failed("store cannot be read", cause, tries);
            }
        }
        return null;
    }

    private void failed(String what, RuntimeException cause, int tries) {
        String why = what + ": " + cause.getMessage();
        if (tries == 0) {
            LOG.error("{}; trying again until it can, mail is kept meanwhile", why);
        }
        trouble = why;
        long pause = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(tries, 20));
        pause(Duration.ofMillis(pause), NOWHERE, () -> false);
    }

    private void recovered(int tries) {
        if (tries > 0) {
            LOG.info("the pipeline goes on, after {} failed tries", tries);
            trouble = "";
        }
    }

    /// Waits for `time`, until it is to close, until there is something in the journal beyond `position`, or until
    /// `enough`, which changes only before a [#wake()].
    ///
    /// @return whether there is something in the journal
    private boolean pause(Duration time, Position position, BooleanSupplier enough) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !closing && journal.durableEnd().compareTo(position) <= 0
                && !enough.getAsBoolean(); left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                closing = true;
            }
        }
        return !closing && journal.durableEnd().compareTo(position) > 0;
    }

    private void settle(Position position) {
        lock.lock();
        try {
            settled = position;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Position settled() {
        lock.lock();
        try {
            return settled;
        } finally {
            lock.unlock();
        }
    }

    /// Something that [#pause] waits for may be there. Without a lock, so that the journal's writer never waits for a
    /// thread that is slow on purpose.
    private void wake() {
        LockSupport.unpark(thread);
    }

    /// Finishes what is on the belt, reads no more, and waits for that; for 30 seconds at most, after which what is
    /// unfinished is left to the next start.
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            if (thread.isAlive() && !thread.join(CLOSING)) {
                LOG.warn("the pipeline did not finish within {}; the rest is understood after the next start",
                        CLOSING);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
