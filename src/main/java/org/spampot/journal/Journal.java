package org.spampot.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.spampot.model.Capture;
import org.spampot.model.Position;

/// The journal of the process that owns the data directory: captures go in, and are answered when they are durable.
///
/// ## The promise
///
/// [Outcome#DURABLE] is said only after the capture's record was written and `fdatasync` of the file returned. So a
/// client that read 250 has its message on disk, whatever happens to us, to the process or to the machine next.
/// [Outcome#FAILED] is a promise too: nothing of it will be read later while this journal runs.
/// Each append is answered exactly once.
///
/// ## Concurrency: group commit
///
/// An fdatasync takes from 20 us (a disk with a battery) to 10 ms (one that spins), however much it covers. So
/// appenders only put into a bounded queue, and one platform thread (fsync would pin a virtual one) repeats: take all
/// that wait; encode; write once; sync once; answer all. While it syncs, the next group gathers. One client alone
/// waits for one sync; a thousand clients wait for one or two. There is no timer and nothing to tune: the slower the
/// disk, the larger the groups. Encoding (SHA-256 and JSON, some 15 us for 4 KB) is done by the writer too: appenders
/// are event loops, and 25 MB of digest on one of those would stop hundreds of sessions.
///
/// The queue is bounded by number and bytes. When it is full, an append is answered FAILED at once, in the caller's
/// thread: the client gets a 4xx and comes again, which is back pressure that needs no memory. All other answers come
/// from the writer thread, so they must be quick; one that throws is logged and hurts nobody else.
///
/// What writer and readers share is one number, the durable end. It moves only after the sync and
/// never back. Readers, in this process, stop there: they never see bytes that may yet be taken back. So whatever the
/// pipeline has put into the store is in the journal after any crash.
///
/// ## When the disk fails
///
/// *A write fails* (disk full, EIO): all of the group are FAILED and the file is cut back to the durable end, so that
/// the next group begins at a record boundary. When there is space again it just works.
///
/// *A sync fails*: on Linux the kernel marks the dirty pages clean and reports the error once, so a second sync of the
/// same file would succeed without the data. The group is FAILED, the file is cut back, closed, and never written
/// again; the next group begins a new segment, whose first sync tells whether the disk is back. What was durable in
/// the old file stays so.
///
/// *Cutting back fails too*: the segment is given up as well; readers of this process are kept from its end.
/// A later process may find whole records there whose clients were told to come again: mail is kept twice
/// rather than lost, under different names.
///
/// A failure and the recovery from it are logged once each, not per message; [#status()] shows them while they last.
///
/// ## After a crash
///
/// What the last segment can hold after its last synced group: nothing, a part of the next group, or holes, as the
/// kernel writes pages in any order. Each record carries two digests that cover all of it (see [RecordWriter]), so
/// "whole" is decided by content and not by luck. At open the segment is cut after its last whole record; the rest is
/// kept in a `.torn` file. Whole records that were never acknowledged may survive: the client did not hear our 250
/// and will send again. A new segment's name is made durable (fsync of the folder) before anything in it is.
/// Earlier segments are never touched.
///
/// Thread-safety: all methods may be called from any thread.
public final class Journal implements ReadableJournal, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Path folder;
    private final AppendQueue queue;
    private final SegmentWriter segment;
    private final Recovery recovery;
    private final Thread writer;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    /// Written under the lock; read without it, as readers may be slow and the writer must not wait for them.
    private volatile Position durableEnd;

    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile String trouble = "";

    private Journal(Path folder, JournalLimits limits, SegmentWriter segment, Recovery recovery) {
        this.folder = folder;
        this.queue = new AppendQueue(limits);
        this.segment = segment;
        this.recovery = recovery;
        this.durableEnd = segment.durable();
        this.writer = Thread.ofPlatform().name("journal-writer").unstarted(this::write);
    }

    /// Opens the journal of a data directory that this process owns, recovering from a crash where needed.
    ///
    /// @param random names segments; must not be predictable (`SecureRandom`), as clients must not know these names
    /// @throws DataDirectoryRefused when it cannot be read or written, in one line
    public static Journal open(DataDirectory data, JournalLimits limits, InstantSource clock, RandomGenerator random) {
        return open(data.journal(), new RealDisk(), limits, clock, random);
    }

    static Journal open(Path folder, Disk disk, JournalLimits limits, InstantSource clock, RandomGenerator random) {
        try {
            DataDirectory.makeFolder(folder);
            var segment = new SegmentWriter(folder, disk, limits, clock, random);
            var journal = new Journal(folder, limits, segment, segment.open());
            LOG.atLevel(journal.recovery.tornBytes() == 0 ? Level.INFO : Level.WARN).log(journal.recovery.line());
            journal.writer.start();
            return journal;
        } catch (IOException cause) {
            throw new DataDirectoryRefused("journal " + folder + " cannot be opened: " + DataDirectory.why(cause)
                    + "; free space or fix the permissions", cause);
        }
    }

    /// What opening found.
    public Recovery recovery() {
        return recovery;
    }

    /// Hands `capture` over to be made durable. Never blocks; `answer` is called exactly once, from any thread, and
    /// must be quick and not throw.
    public void append(Capture capture, Consumer<Outcome> answer) {
        if (!queue.offer(capture, answer)) {
            failed.incrementAndGet();
            tell(answer, Outcome.FAILED);
        }
    }

    public JournalStatus status() {
        return new JournalStatus(durableEnd(), queue.count(), queue.bytes(), kept.get(), commits.get(), failed.get(),
                trouble);
    }

    private void write() {
        for (var batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
            try {
                commit(batch);
            } catch (IOException | RuntimeException | OutOfMemoryError cause) {
                fail(batch, cause);
            }
        }
        segment.close();
    }

    private void commit(List<AppendQueue.Waiting> batch) throws IOException {
        segment.prepare();
        var records = new ArrayList<RecordWriter.Encoded>(batch.size());
        var answered = new ArrayList<AppendQueue.Waiting>(batch.size());
        for (var waiting : batch) {
            encode(waiting).ifPresent(record -> {
                records.add(record);
                answered.add(waiting);
            });
        }
        if (records.isEmpty()) {
            return;
        }
        try {
            segment.append(records);
        } catch (IOException | RuntimeException | OutOfMemoryError cause) {
            fail(answered, cause);
            return;
        }
        succeed(answered);
    }

    /// The record of one capture; nothing when it cannot be written so that it could be read back, which is our bug
    /// and hurts this capture only.
    private Optional<RecordWriter.Encoded> encode(AppendQueue.Waiting waiting) {
        String why;
        try {
            var record = RecordWriter.encode(waiting.capture(), segment.segmentId());
            if (record.header().size() <= SegmentReader.MAX_HEADER
                    && record.block().size() <= SegmentReader.MAX_BLOCK) {
                return Optional.of(record);
            }
            why = "it is larger than can be read back";
        } catch (RuntimeException bug) {
            why = bug.getClass().getSimpleName();
        }
        LOG.error("a capture of session {} cannot be kept: {}", waiting.capture().session(), why);
        failed.incrementAndGet();
        tell(waiting.answer(), Outcome.FAILED);
        return Optional.empty();
    }

    private void succeed(List<AppendQueue.Waiting> batch) {
        kept.addAndGet(batch.size());
        commits.incrementAndGet();
        if (!trouble.isEmpty()) {
            trouble = "";
            LOG.info("journal {} writes again, at {}", folder, segment.durable());
        }
        publish(segment.durable());
        batch.forEach(waiting -> tell(waiting.answer(), Outcome.DURABLE));
    }

    private void fail(List<AppendQueue.Waiting> batch, Throwable cause) {
        failed.addAndGet(batch.size());
        if (trouble.isEmpty()) {
            LOG.error("journal {} cannot be written at {}: {}; clients are told to come again until it can", folder,
                    segment.durable(), DataDirectory.why(cause));
        }
        trouble = DataDirectory.why(cause);
        batch.forEach(waiting -> tell(waiting.answer(), Outcome.FAILED));
    }

    private void publish(Position end) {
        lock.lock();
        try {
            durableEnd = end;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    private static void tell(Consumer<Outcome> answer, Outcome outcome) {
        try {
            answer.accept(outcome);
        } catch (RuntimeException bug) {
            LOG.error("whoever waited for a capture to be {} failed on hearing it", outcome, bug);
        }
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Position durableEnd() {
        return durableEnd;
    }

    /// Only those that hold something durable: a segment that is just being begun is not there yet.
    @Override
    public List<Long> segments() {
        Position end = durableEnd();
        return Segments.list(folder).stream().filter(number -> number <= end.segment()).toList();
    }

    @Override
    public long readableEnd(long number) {
        Position end = durableEnd();
        if (number >= end.segment()) {
            return number == end.segment() ? end.offset() : 0;
        }
        return segment.givenUpAt(number).orElseGet(() -> new StoredJournal(folder).readableEnd(number));
    }

    @Override
    public boolean unfinished(long number) {
        return false;
    }

    @Override
    public boolean awaitBeyond(Position position, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            for (long left = timeout.toNanos(); left > 0 && durableEnd.compareTo(position) <= 0;) {
                left = advanced.awaitNanos(left);
            }
            return durableEnd.compareTo(position) > 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Listening onAdvance(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Lets nothing more in, makes durable what waits, and closes the segment.
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
