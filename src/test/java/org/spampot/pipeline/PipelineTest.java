package org.spampot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.journal.Captures;
import org.spampot.journal.Desk;
import org.spampot.journal.Journal;
import org.spampot.journal.JournalLimits;
import org.spampot.journal.StoredJournal;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.MessageCapture;
import org.spampot.model.Position;
import org.spampot.model.Understood;

class PipelineTest {
    private static final BeltLimits LIMITS = new BeltLimits(16, 1 << 20, Duration.ofMillis(1), 2);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Stages NONE = new Stages(List.of());

    @TempDir
    Path folder;

    private Path journal() {
        return folder.resolve("journal");
    }

    private FileSink sink() {
        return new FileSink(folder.resolve("sink"));
    }

    private static Pipeline start(Journal journal, Stages stages, Sink sink) {
        var pipeline = new Pipeline(journal, stages, sink, LIMITS, CLOCK);
        pipeline.start();
        return pipeline;
    }

    private static List<String> names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> Captures.message(number).id().toString()).toList();
    }

    private static void append(Journal journal, int from, int to) {
        for (int number = from; number <= to; number++) {
            Desk.append(journal, Captures.message(number));
        }
    }

    @Test
    void whatIsAppendedIsUnderstoodInOrderAndListenersHearOfIt() throws Exception {
        var heard = new ConcurrentLinkedQueue<String>();
        var sink = sink();
        try (var journal = Desk.open(journal());
                var pipeline = start(journal, NONE, sink);
                var _ = pipeline.onCommit(batch -> batch.forEach(each -> heard.add(FileSink.name(each))))) {
            append(journal, 1, 40);
            assertThat(pipeline.drainTo(journal.durableEnd(), LONG)).isTrue();
            assertThat(sink.kept()).isEqualTo(names(40));
            await().atMost(LONG).until(() -> heard.size() == 40);
            assertThat(heard).containsExactlyElementsOf(names(40));
            var status = pipeline.status();
            assertThat(status.committed()).isEqualTo(40);
            assertThat(status.lagBytes()).isZero();
            assertThat(status.perSecond()).isEqualTo(40 / 60.0);
            assertThat(status.trouble()).isEmpty();
        }
    }

    @Test
    void aJournalWithoutCapturesIsDrainedAtOnce() throws Exception {
        try (var journal = Desk.open(journal()); var pipeline = start(journal, NONE, sink())) {
            assertThat(pipeline.drainTo(journal.durableEnd(), LONG)).isTrue();
        }
    }

    @Test
    void itGoesOnWhereTheSinkIsAndKeepsNothingTwice() throws Exception {
        try (var journal = Desk.open(journal())) {
            for (int round = 0; round < 5; round++) {
                try (var pipeline = start(journal, NONE, sink())) {
                    append(journal, round * 20 + 1, round * 20 + 20);
                    if (round % 2 == 0) {
                        assertThat(pipeline.drainTo(journal.durableEnd(), LONG)).isTrue();
                    }
                }
            }
            try (var pipeline = start(journal, NONE, sink())) {
                assertThat(pipeline.drainTo(journal.durableEnd(), LONG)).isTrue();
            }
        }
        assertThat(sink().kept()).isEqualTo(names(100));
    }

    @Test
    void aStageThatThrowsMarksTheMessageAndStopsNobody() throws Exception {
        Stage poison = stage("poison", understood -> {
            if (understood.capture() instanceof MessageCapture message && message.id().ordinal() % 3 == 0) {
                throw new IllegalStateException("a bug of ours");
            }
            return understood;
        });
        Stage deep = stage("deep", understood -> {
            if (understood.capture() instanceof MessageCapture message && message.id().ordinal() == 5) {
                throw new StackOverflowError();
            }
            return understood;
        });
        var understood = new ConcurrentLinkedQueue<Understood>();
        var sink = sink();
        try (var journal = Desk.open(journal());
                var pipeline = start(journal, new Stages(List.of(poison, deep)), sink);
                var _ = pipeline.onCommit(understood::addAll)) {
            append(journal, 1, 9);
            Desk.append(journal, Captures.session(1));
            assertThat(pipeline.drainTo(journal.durableEnd(), LONG)).isTrue();
            await().atMost(LONG).until(() -> understood.size() == 10);
        }
        assertThat(sink.kept()).startsWith(names(9).toArray(String[]::new)).hasSize(10);
        for (var each : understood) {
            if (each instanceof Understood.Message message) {
                int ordinal = message.capture().id().ordinal();
                var marks = new ArrayList<Defect>();
                if (ordinal % 3 == 0) {
                    marks.add(new Defect("analysis-failed", "poison", "java.lang.IllegalStateException"));
                }
                if (ordinal == 5) {
                    marks.add(new Defect("analysis-failed", "deep", "java.lang.StackOverflowError"));
                }
                assertThat(message.analysis().defects()).isEqualTo(marks);
            }
        }
    }

    @Test
    void aSinkThatFailsIsTriedAgainAndNothingIsSkippedOrKeptTwice() throws Exception {
        var sink = sink();
        try (var journal = Desk.open(journal()); var pipeline = start(journal, NONE, sink)) {
            for (int first : new int[]{1, 6}) {
                var how = first == 1 ? FileSink.Failure.BEFORE : FileSink.Failure.AFTER;
                sink.fail(2, how);
                append(journal, first, first + 4);
                await().atMost(LONG).until(() -> !pipeline.status().trouble().isEmpty() || sink.kept().size() > first);
                assertThat(pipeline.drainTo(journal.durableEnd(), LONG)).isTrue();
                assertThat(pipeline.status().trouble()).isEmpty();
            }
        }
        assertThat(sink.kept()).isEqualTo(names(10));
    }

    @Test
    void closingWhileTheSinkFailsLeavesTheCursorBeforeWhatIsNotKept() {
        var sink = sink();
        try (var journal = Desk.open(journal()); var pipeline = start(journal, NONE, sink)) {
            sink.fail(Integer.MAX_VALUE, FileSink.Failure.BEFORE);
            append(journal, 1, 30);
            await().atMost(LONG).until(() -> pipeline.status().trouble().contains("told to fail"));
        }
        assertThat(sink.kept()).isEmpty();
        assertThat(sink.cursor()).isEqualTo(Position.START);
    }

    @Test
    void aSingleMailIsCommittedWithoutWaitingForOthers() throws Exception {
        var sink = sink();
        try (var journal = Desk.open(journal()); var pipeline = start(journal, NONE, sink)) {
            for (int number = 1; number <= 5; number++) {
                append(journal, number, number);
                assertThat(pipeline.drainTo(journal.durableEnd(), LONG)).isTrue();
                assertThat(sink.kept()).hasSize(number);
            }
        }
        assertThat(sink.commits).hasValue(5);
    }

    /// 60 mails of 100 KB, and room for 500 KB: never more than that is being understood or waiting for its commit.
    @Test
    void whatIsHeldAtOnceIsBoundedByBytes() throws Exception {
        var held = new AtomicLong();
        var most = new AtomicLong();
        Stage counting = stage("counting", understood -> {
            most.accumulateAndGet(held.addAndGet(100_000), Math::max);
            return understood;
        });
        var names = new ArrayList<String>();
        try (var journal = Desk.open(journal())) {
            for (int number = 1; number <= 60; number++) {
                var message = Captures.message(number, Bytes.own(new byte[100_000]));
                names.add(message.id().toString());
                Desk.append(journal, message);
            }
        }
        var sink = sink();
        Sink releasing = new Sink() {
            @Override
            public Position cursor() {
                return sink.cursor();
            }

            @Override
            public void commit(List<Understood> batch, Position next) {
                sink.commit(batch, next);
                held.addAndGet(-100_000L * batch.size());
            }
        };
        var limits = new BeltLimits(256, 500_000, Duration.ZERO, 2);
        try (var journal = Desk.open(journal());
                var pipeline = new Pipeline(journal, new Stages(List.of(counting)), releasing, limits, CLOCK)) {
            pipeline.start();
            assertThat(pipeline.drainTo(journal.durableEnd(), LONG)).isTrue();
        }
        assertThat(sink.kept()).isEqualTo(names);
        assertThat(most.get()).isBetween(200_000L, 600_000L);
    }

    @Test
    void aSlowStageOfOneMessageDoesNotChangeTheOrder() throws Exception {
        var others = new CountDownLatch(5);
        Stage slow = stage("slow", understood -> {
            if (understood.capture() instanceof MessageCapture message && message.id().ordinal() == 1) {
                awaitLatch(others);
            } else {
                others.countDown();
            }
            return understood;
        });
        var sink = sink();
        try (var journal = Desk.open(journal()); var pipeline = start(journal, new Stages(List.of(slow)), sink)) {
            append(journal, 1, 20);
            assertThat(pipeline.drainTo(journal.durableEnd(), LONG)).isTrue();
        }
        assertThat(sink.kept()).isEqualTo(names(20));
    }

    @Test
    void aDamagedRecordIsCountedAndPassedOver() throws Exception {
        Desk.fill(journal(), JournalLimits.DEFAULT, List.copyOf(Captures.messages(3)));
        Path segment = journal().resolve("0000000001.warc");
        long second = Desk.entries(new StoredJournal(journal()), Position.START).get(1).begin().offset();
        try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.seek(second + 40);
            file.write('#');
        }
        var sink = sink();
        try (var journal = Desk.open(journal()); var pipeline = start(journal, NONE, sink)) {
            assertThat(pipeline.drainTo(journal.durableEnd(), LONG)).isTrue();
            assertThat(pipeline.status().gaps()).isEqualTo(1);
        }
        assertThat(sink.kept()).containsExactly(names(3).get(0), names(3).get(2));
    }

    @Test
    void aStoreOfAnotherJournalIsNotMixedUpWithThisOne() throws Exception {
        Files.write(folder.resolve("sink"), List.of("7:12345"));
        try (var journal = Desk.open(journal()); var pipeline = start(journal, NONE, sink())) {
            append(journal, 1, 1);
            await().atMost(LONG).until(() -> pipeline.status().trouble().contains("spampot rebuild"));
        }
        assertThat(sink().kept()).isEmpty();
    }

    @Test
    void aReplayRunsToTheEndAndTellsItsProgress() {
        Desk.fill(journal(), JournalLimits.DEFAULT, Captures.messages(100));
        var progress = new ArrayList<Replay.Progress>();
        var sink = sink();
        try (var feed = new JournalFeed(new StoredJournal(journal()), Position.START)) {
            var end = new Replay(NONE, LIMITS).run(feed, sink, progress::add);
            assertThat(end.captures()).isEqualTo(100);
            assertThat(end.gaps()).isZero();
            assertThat(progress).hasSizeGreaterThan(6).last().isEqualTo(end);
        }
        assertThat(sink.kept()).isEqualTo(names(100));
        assertThat(sink.largest).hasValueLessThanOrEqualTo(16);
        try (var feed = new JournalFeed(new StoredJournal(journal()), sink.cursor())) {
            assertThat(new Replay(NONE, LIMITS).run(feed, sink, progress::add).captures()).isZero();
        }
    }

    @Test
    void aReplayEndsWithTheFailureOfItsSinkAndCanBeTakenUpAgain() {
        Desk.fill(journal(), JournalLimits.DEFAULT, Captures.messages(50));
        var sink = sink();
        var commits = new AtomicInteger();
        try (var feed = new JournalFeed(new StoredJournal(journal()), Position.START)) {
            assertThatThrownBy(() -> new Replay(NONE, LIMITS).run(feed, sink, _ -> {
                if (commits.incrementAndGet() == 2) {
                    sink.fail(1, FileSink.Failure.BEFORE);
                }
            })).hasMessageContaining("told to fail");
        }
        try (var feed = new JournalFeed(new StoredJournal(journal()), sink.cursor())) {
            new Replay(NONE, LIMITS).run(feed, sink, _ -> {
            });
        }
        assertThat(sink.kept()).isEqualTo(names(50));
    }

    @Test
    void theRateCountsTheLastMinute() {
        var now = new AtomicReference<>(Instant.EPOCH);
        var rate = new RateMeter(now::get);
        rate.add(60);
        now.set(Instant.EPOCH.plusSeconds(30));
        rate.add(60);
        assertThat(rate.perSecond()).isEqualTo(2);
        now.set(Instant.EPOCH.plusSeconds(75));
        assertThat(rate.perSecond()).isEqualTo(1);
        now.set(Instant.EPOCH.plusSeconds(7500));
        assertThat(rate.perSecond()).isZero();
    }

    private static Stage stage(String name, java.util.function.UnaryOperator<Understood> function) {
        return new Stage() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Understood apply(Understood capture) {
                return function.apply(capture);
            }
        };
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
