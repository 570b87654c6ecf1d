package org.spampot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spampot.journal.Captures.message;
import static org.spampot.journal.Captures.messages;
import static org.spampot.journal.Desk.append;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.model.Bytes;
import org.spampot.model.Position;

class GroupCommitTest {
    @TempDir
    Path folder;

    @Test
    void manyAppendersShareSyncsAndAllOfThemAreDurable() throws Exception {
        var disk = new FaultyDisk();
        int threads = 8;
        int each = 200;
        int all = threads * each;
        var answers = new ConcurrentLinkedQueue<Outcome>();
        var answered = new CountDownLatch(all);
        try (var journal = Journal.open(folder, disk, JournalLimits.DEFAULT, Desk.CLOCK, new SecureRandom())) {
            var appenders = IntStream.range(0, threads).mapToObj(thread -> Thread.ofPlatform().start(() -> {
                for (int number = 1; number <= each; number++) {
                    journal.append(message(thread * each + number), outcome -> {
                        answers.add(outcome);
                        answered.countDown();
                    });
                }
            })).toList();
            for (Thread appender : appenders) {
                appender.join();
            }
            assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(journal.status().kept()).isEqualTo(all);
            assertThat(journal.status().commits()).isLessThan(all);
            assertThat(disk.forces.get()).isLessThan(all);
        }
        assertThat(answers).hasSize(all).containsOnly(Outcome.DURABLE);
        assertThat(Desk.captures(Desk.entries(folder)))
                .containsExactlyInAnyOrderElementsOf(messages(all));
    }

    /// The first append's answer holds the writer while the queue fills.
    @Test
    void aFullQueueFailsAtOnceAndLosesNothingItTook() throws Exception {
        var limits = new JournalLimits(1 << 20, Duration.ofHours(1), 10, 1 << 20);
        var held = new CountDownLatch(1);
        var began = new CountDownLatch(1);
        var outcomes = new ArrayList<CompletableFuture<Outcome>>();
        try (var journal = Desk.open(folder, limits)) {
            journal.append(message(1), _ -> {
                began.countDown();
                await(held);
            });
            assertThat(began.await(30, TimeUnit.SECONDS)).isTrue();
            for (int number = 2; number <= 14; number++) {
                var outcome = new CompletableFuture<Outcome>();
                journal.append(message(number), outcome::complete);
                outcomes.add(outcome);
            }
            assertThat(outcomes.subList(0, 10)).noneMatch(CompletableFuture::isDone);
            assertThat(outcomes.subList(10, 13)).allMatch(outcome -> outcome.getNow(null) == Outcome.FAILED);
            held.countDown();
        }
        assertThat(outcomes.subList(0, 10)).allMatch(outcome -> outcome.join() == Outcome.DURABLE);
        assertThat(Desk.captures(Desk.entries(folder))).isEqualTo(messages(11));
    }

    @Test
    void theQueueIsBoundedByBytesButOneCaptureIsLetInWhateverItsSize() throws Exception {
        var limits = new JournalLimits(1 << 20, Duration.ofHours(1), 1000, 100_000);
        var held = new CountDownLatch(1);
        var began = new CountDownLatch(1);
        var big = Bytes.own(new byte[300_000]);
        try (var journal = Desk.open(folder, limits)) {
            journal.append(message(1, big), _ -> {
                began.countDown();
                await(held);
            });
            assertThat(began.await(30, TimeUnit.SECONDS)).isTrue();
            var second = new CompletableFuture<Outcome>();
            journal.append(message(2, big), second::complete);
            assertThat(append(journal, message(3))).isEqualTo(Outcome.FAILED);
            held.countDown();
            assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(Outcome.DURABLE);
        }
    }

    @Test
    void anAnswerThatThrowsHurtsNobodyElse() {
        try (var journal = Desk.open(folder)) {
            journal.append(message(1), _ -> {
                throw new IllegalStateException("a bug of the one who waits");
            });
            assertThat(append(journal, message(2))).isEqualTo(Outcome.DURABLE);
        }
    }

    @Test
    void aClosedJournalFailsAppendsAndHasAnsweredAllBefore() {
        var durable = new AtomicInteger();
        var journal = Desk.open(folder);
        for (int number = 1; number <= 500; number++) {
            journal.append(message(number), outcome -> durable.addAndGet(outcome == Outcome.DURABLE ? 1 : 0));
        }
        journal.close();
        assertThat(durable).hasValue(500);
        assertThat(append(journal, message(501))).isEqualTo(Outcome.FAILED);
        assertThat(Desk.captures(Desk.entries(folder))).isEqualTo(messages(500));
    }

    @Test
    void aSegmentThatIsFullIsFollowedByTheNext() throws Exception {
        Desk.fill(folder, Desk.SMALL, messages(20));
        assertThat(Segments.list(folder)).hasSizeGreaterThan(5).startsWith(1L, 2L, 3L);
        for (long segment : Segments.list(folder)) {
            assertThat(Files.size(Segments.file(folder, segment))).isBetween(1L, 4000L);
        }
        assertThat(Desk.captures(Desk.entries(folder))).isEqualTo(messages(20));
    }

    @Test
    void aSegmentThatIsOldIsFollowedByTheNextAlsoAfterARestart() {
        var now = new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));
        var limits = JournalLimits.DEFAULT;
        try (var journal = Journal.open(folder, new RealDisk(), limits, now::get, new SecureRandom())) {
            append(journal, message(1));
            now.set(Instant.parse("2026-03-01T23:59:59Z"));
            append(journal, message(2));
            assertThat(journal.durableEnd().segment()).isEqualTo(1);
        }
        now.set(Instant.parse("2026-03-02T00:00:00Z"));
        try (var journal = Journal.open(folder, new RealDisk(), limits, now::get, new SecureRandom())) {
            assertThat(journal.durableEnd().segment()).isEqualTo(1);
            append(journal, message(3));
            assertThat(journal.durableEnd().segment()).isEqualTo(2);
        }
        assertThat(Desk.captures(Desk.entries(folder))).isEqualTo(messages(3));
    }

    @Test
    void aReaderFollowsALiveJournalToItsDurableEndAndIsToldOfMore() throws Exception {
        try (var journal = Desk.open(folder, Desk.SMALL); var reader = journal.reader(Position.START)) {
            assertThat(reader.next()).isEmpty();
            var told = new AtomicInteger();
            try (var _ = journal.onAdvance(told::incrementAndGet)) {
                for (int number = 1; number <= 12; number++) {
                    assertThat(journal.awaitBeyond(reader.position(), Duration.ofMillis(1))).isFalse();
                    append(journal, message(number));
                    assertThat(journal.awaitBeyond(reader.position(), Duration.ofSeconds(30))).isTrue();
                    assertThat(reader.next()).map(entry -> ((Entry.Read) entry).capture()).contains(message(number));
                    assertThat(reader.next()).isEmpty();
                    assertThat(reader.position()).isEqualTo(journal.durableEnd());
                }
            }
            assertThat(told).hasValueGreaterThanOrEqualTo(12);
        }
    }

    @Test
    void replayFromAnyCursorGivesTheSameRest() {
        Desk.fill(folder, Desk.SMALL, messages(12));
        var journal = new StoredJournal(folder);
        var all = Desk.entries(journal, Position.START);
        assertThat(all).hasSize(12);
        for (int read = 0; read < all.size(); read++) {
            List<Entry> rest = all.subList(read + 1, all.size());
            assertThat(Desk.entries(journal, all.get(read).next())).isEqualTo(rest);
            assertThat(Desk.entries(journal, all.get(read).begin())).startsWith(all.get(read)).endsWith(all.getLast());
            assertThat(journal.read(all.get(read).begin())).isEqualTo(all.get(read));
        }
    }

    @Test
    void aPlaceWhereNoRecordBeginsIsDamageAndNotAnException() {
        Desk.fill(folder, JournalLimits.DEFAULT, messages(2));
        var journal = new StoredJournal(folder);
        assertThat(List.of(new Position(1, 7), new Position(1, 1 << 30), new Position(9, 0), Position.START))
                .allSatisfy(place -> assertThat(journal.read(place)).isInstanceOf(Entry.Damaged.class));
        assertThat(Desk.captures(Desk.entries(journal, new Position(1, 7)))).isEqualTo(messages(2));
    }

    @Test
    void bytesBetweenPositionsSpanSegments() {
        Desk.fill(folder, Desk.SMALL, messages(12));
        var journal = new StoredJournal(folder);
        long all = Segments.list(folder).stream().mapToLong(journal::readableEnd).sum();
        assertThat(journal.bytesBetween(Position.START, journal.durableEnd())).isEqualTo(all);
        assertThat(journal.bytesBetween(new Position(1, 10), new Position(1, 30))).isEqualTo(20);
        assertThat(journal.bytesBetween(journal.durableEnd(), journal.durableEnd())).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
