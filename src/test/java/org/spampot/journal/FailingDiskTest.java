package org.spampot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spampot.journal.Captures.message;
import static org.spampot.journal.Desk.append;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spampot.journal.FaultyDisk.Fault;
import org.spampot.model.Position;

class FailingDiskTest {
    @TempDir
    Path folder;

    private final FaultyDisk disk = new FaultyDisk();

    private Journal open(JournalLimits limits) {
        return Journal.open(folder, disk, limits, Desk.CLOCK, new SecureRandom());
    }

    /// Whatever fails, and cutting back with it or not: the failed ones are not there, the others are, and it goes on.
    @ParameterizedTest
    @EnumSource(names = {"APPEND", "FORCE"})
    void afterAFailureItGoesOnWithoutARestart(Fault fault) {
        try (var journal = open(JournalLimits.DEFAULT)) {
            assertThat(append(journal, message(1))).isEqualTo(Outcome.DURABLE);
            disk.fail(fault);
            assertThat(append(journal, message(2))).isEqualTo(Outcome.FAILED);
            assertThat(append(journal, message(3))).isEqualTo(Outcome.FAILED);
            assertThat(journal.status().trouble()).contains("injected failure of " + fault);
            disk.fail();
            assertThat(append(journal, message(4))).isEqualTo(Outcome.DURABLE);
            assertThat(journal.status().trouble()).isEmpty();
            assertThat(Desk.entries(journal, Position.START)).extracting(entry -> ((Entry.Read) entry).capture())
                    .containsExactly(message(1), message(4));
        }
        var entries = Desk.entries(folder);
        assertThat(Desk.damage(entries)).isEmpty();
        assertThat(Desk.captures(entries)).containsExactly(message(1), message(4));
    }

    @Test
    void aFailedWriteIsCutBackInTheSameSegment() {
        try (var journal = open(JournalLimits.DEFAULT)) {
            disk.fail(Fault.APPEND);
            append(journal, message(1));
            disk.fail();
            append(journal, message(2));
            assertThat(journal.durableEnd().segment()).isEqualTo(1);
        }
    }

    @Test
    void aFileWhoseSyncFailedIsNeverWrittenAgain() throws Exception {
        try (var journal = open(JournalLimits.DEFAULT)) {
            append(journal, message(1));
            long size = journal.durableEnd().offset();
            disk.fail(Fault.FORCE);
            append(journal, message(2));
            disk.fail();
            append(journal, message(3));
            assertThat(journal.durableEnd().segment()).isEqualTo(2);
            assertThat(Files.size(Segments.file(folder, 1))).isEqualTo(size);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"APPEND", "FORCE"})
    void whereCuttingBackFailsTooTheSegmentIsGivenUpAndItsEndNotRead(Fault fault) {
        try (var journal = open(JournalLimits.DEFAULT)) {
            append(journal, message(1));
            disk.fail(fault, Fault.TRUNCATE);
            assertThat(append(journal, message(2))).isEqualTo(Outcome.FAILED);
            disk.fail();
            assertThat(append(journal, message(3))).isEqualTo(Outcome.DURABLE);
            assertThat(journal.durableEnd().segment()).isEqualTo(2);
            var entries = Desk.entries(journal, Position.START);
            assertThat(Desk.damage(entries)).isEmpty();
            assertThat(Desk.captures(entries)).containsExactly(message(1), message(3));
        }
        // another process finds what was left there, and loses nothing that was acknowledged
        assertThat(Desk.captures(Desk.entries(folder))).contains(message(1), message(3));
    }

    @ParameterizedTest
    @EnumSource(names = {"APPEND", "FORCE", "CREATE"})
    void aSegmentThatCannotBeBegunIsTriedAgain(Fault fault) {
        try (var journal = open(new JournalLimits(1, Desk.SMALL.segmentAge(), 100, 1 << 20))) {
            assertThat(append(journal, message(1))).isEqualTo(Outcome.DURABLE);
            disk.fail(fault);
            for (int number = 2; number < 10; number++) {
                assertThat(append(journal, message(number))).isEqualTo(Outcome.FAILED);
            }
            disk.fail();
            assertThat(append(journal, message(10))).isEqualTo(Outcome.DURABLE);
            assertThat(Desk.captures(Desk.entries(journal, Position.START))).containsExactly(message(1), message(10));
        }
        assertThat(Segments.list(folder)).hasSize(3);
        assertThat(Desk.damage(Desk.entries(folder))).isEmpty();
    }

    @Test
    void aHalfBegunSegmentThatCannotEvenBeDeletedIsPassedOver() {
        try (var journal = open(new JournalLimits(1, Desk.SMALL.segmentAge(), 100, 1 << 20))) {
            append(journal, message(1));
            disk.fail(Fault.APPEND, Fault.DELETE);
            append(journal, message(2));
            disk.fail();
            append(journal, message(3));
            assertThat(Desk.captures(Desk.entries(journal, Position.START))).containsExactly(message(1), message(3));
        }
    }

    @Test
    void aJournalThatCannotBeOpenedSaysSoInOneLine() {
        disk.fail(Fault.CREATE);
        assertThatThrownBy(() -> open(JournalLimits.DEFAULT)).isInstanceOf(DataDirectoryRefused.class)
                .hasMessageContainingAll(folder.toString(), "injected failure of CREATE").hasMessageNotContaining("\n");
    }

    @Test
    void aJournalWhoseDiskFailedCanBeOpenedAgain() {
        try (var journal = open(JournalLimits.DEFAULT)) {
            append(journal, message(1));
            disk.fail(Fault.APPEND, Fault.TRUNCATE);
            append(journal, message(2));
        }
        disk.fail();
        try (var journal = open(JournalLimits.DEFAULT)) {
            assertThat(journal.recovery().tornBytes()).isPositive();
            append(journal, message(3));
        }
        assertThat(Desk.captures(Desk.entries(folder))).isEqualTo(List.of(message(1), message(3)));
        assertThat(Desk.damage(Desk.entries(folder))).isEmpty();
    }
}
