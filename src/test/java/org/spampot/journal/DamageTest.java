package org.spampot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spampot.journal.Captures.message;
import static org.spampot.journal.Captures.messages;
import static org.spampot.journal.Captures.session;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.model.Bytes;
import org.spampot.model.Capture;
import org.spampot.model.Position;

class DamageTest {
    private static final List<Capture> CAPTURES = List.of(message(1), session(1), message(2));

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Path segment() {
        return Segments.file(folder, 1);
    }

    private static void recover(Path folder) {
        Desk.open(folder).close();
    }

    /// Exhaustive: a crash may leave any beginning of the file.
    @Test
    void aTailTornAtAnyByteIsCutAtTheLastWholeRecordAndKeptBeside() throws IOException {
        var captures = messages(2);
        Desk.fill(folder, JournalLimits.DEFAULT, captures);
        byte[] whole = Files.readAllBytes(segment());
        var ends = Desk.entries(folder).stream().map(entry -> entry.next().offset()).toList();
        for (int cut = 0; cut < whole.length; cut++) {
            Path torn = Files.createDirectories(folder.resolve("cut" + cut));
            Files.write(Segments.file(torn, 1), Arrays.copyOf(whole, cut));
            int length = cut;
            int kept = (int) ends.stream().filter(end -> end <= length).count();

            var before = new StoredJournal(torn);
            assertThat(Desk.captures(Desk.entries(before, Position.START))).as("cut at %s", cut)
                    .isEqualTo(captures.subList(0, kept));
            assertThat(Desk.damage(Desk.entries(before, Position.START))).as("in progress at %s", cut).isEmpty();

            try (var journal = Desk.open(torn)) {
                long lost = journal.recovery().tornBytes();
                assertThat(journal.recovery().records()).isLessThanOrEqualTo(kept + 1);
                if (lost > 0) {
                    assertThat(Files.readAllBytes(torn.resolve("0000000001.torn")))
                            .isEqualTo(Arrays.copyOfRange(whole, (int) (cut - lost), cut));
                }
                assertThat(Desk.append(journal, message(77))).isEqualTo(Outcome.DURABLE);
            }
            var after = new ArrayList<>(captures.subList(0, kept));
            after.add(message(77));
            assertThat(Desk.captures(Desk.entries(torn))).as("after recovery of %s", cut).isEqualTo(after);
            assertThat(Desk.damage(Desk.entries(torn))).as("after recovery of %s", cut).isEmpty();
        }
    }

    /// Exhaustive: whatever byte of the file rots, it is named and the others are read.
    @Test
    void aChangedByteAnywhereIsNamedAndTheOtherRecordsAreStillRead() throws IOException {
        Desk.fill(folder, JournalLimits.DEFAULT, CAPTURES);
        byte[] whole = Files.readAllBytes(segment());
        var entries = Desk.entries(folder);
        // a segment after it, so that nothing here can pass as a write in progress
        Files.write(Segments.file(folder, 2), new byte[0]);
        for (int place = 0; place < whole.length; place++) {
            int change = new int[]{0x01, 0x80, 0xff}[place % 3];
            byte[] changed = whole.clone();
            changed[place] ^= (byte) change;
            Files.write(segment(), changed);
            int at = place;
            var intact = entries.stream().filter(entry -> at < entry.begin().offset() || at >= entry.next().offset())
                    .toList();
            var found = Desk.entries(folder);
            assertThat(Desk.captures(found)).as("byte %s changed by %s", place, change)
                    .isEqualTo(Desk.captures(intact));
            assertThat(Desk.damage(found)).as("byte %s changed by %s", place, change).singleElement()
                    .matches(damage -> !damage.reason().isEmpty(), "says why")
                    .matches(damage -> damage.begin().offset() <= at && at < damage.next().offset(), "names it");
        }
    }

    @Test
    void recoveryNeverCutsWholeRecordsBehindADamagedOne() throws IOException {
        Desk.fill(folder, JournalLimits.DEFAULT, CAPTURES);
        var entries = Desk.entries(folder);
        overwrite(segment(), entries.get(0).begin().offset() + 30, "XXXX");
        overwrite(segment(), entries.get(1).next().offset() - 10, "YYYY");
        long size = Files.size(segment());
        recover(folder);
        assertThat(Files.size(segment())).isEqualTo(size);
        assertThat(Desk.captures(Desk.entries(folder))).containsExactly(message(2));
        assertThat(Desk.damage(Desk.entries(folder))).hasSize(2);
    }

    @Test
    void aSegmentThatLostItsNameIsReadButNotAppendedTo() throws IOException {
        Desk.fill(folder, JournalLimits.DEFAULT, CAPTURES);
        overwrite(segment(), 0, "DAMAGED!");
        Desk.fill(folder, JournalLimits.DEFAULT, List.of(message(3)));
        assertThat(Segments.list(folder)).containsExactly(1L, 2L);
        assertThat(Desk.captures(Desk.entries(folder))).containsExactly(message(1), session(1), message(2), message(3));
    }

    @Test
    void earlierSegmentsAreNeverTouched() throws IOException {
        Desk.fill(folder, Desk.SMALL, messages(6));
        byte[] torn = Arrays.copyOf(Files.readAllBytes(segment()), 700);
        Files.write(segment(), torn);
        recover(folder);
        assertThat(Files.readAllBytes(segment())).isEqualTo(torn);
        assertThat(Desk.damage(Desk.entries(folder))).hasSize(1);
    }

    @Test
    void aSecondTornEndOfTheSameSegmentDoesNotOverwriteTheFirst() throws IOException {
        Desk.fill(folder, JournalLimits.DEFAULT, CAPTURES);
        for (String garbage : List.of("first", "second")) {
            Files.writeString(segment(), garbage, java.nio.file.StandardOpenOption.APPEND);
            recover(folder);
        }
        assertThat(folder.resolve("0000000001.torn")).hasContent("first");
        assertThat(folder.resolve("0000000001.torn-2")).hasContent("second");
        assertThat(Desk.captures(Desk.entries(folder))).isEqualTo(CAPTURES);
    }

    /// A mail can hold the copy of a record, digests and all; only the name of its segment it cannot know.
    @Test
    void aRecordInsideADamagedMailIsNotTakenForOneOfOurs() throws IOException {
        Path other = Files.createDirectories(folder.resolve("attacker"));
        Desk.fill(other, JournalLimits.DEFAULT, List.of(message(66)));
        byte[] forged = Files.readAllBytes(Segments.file(other, 1));
        var content = Bytes.latin1("\r\n\r\n" + Bytes.own(forged).latin1() + "\r\n\r\n");
        Desk.fill(folder, JournalLimits.DEFAULT, List.of(message(1), message(2, content), message(3)));
        overwrite(segment(), Desk.entries(folder).get(1).begin().offset() + 30, "XXXX");

        assertThat(Desk.captures(Desk.entries(folder))).containsExactly(message(1), message(3));
        assertThat(Desk.damage(Desk.entries(folder))).hasSize(1);
        // not even when the mail is the torn end
        byte[] bytes = Files.readAllBytes(segment());
        long end = Desk.entries(folder).get(2).begin().offset() - 20;
        Files.write(segment(), Arrays.copyOf(bytes, (int) end));
        recover(folder);
        assertThat(Desk.captures(Desk.entries(folder))).containsExactly(message(1));
    }

    /// Many places that look like the beginning of a record cost no more than reading the bytes once.
    @Test
    void aDamagedMailFullOfFalseBeginningsIsSearchedInLinearTime() throws IOException {
        var content = Bytes.latin1("\r\n\r\nWARC/1.1\r\nX: y\r\n".repeat(300_000));
        Desk.fill(folder, JournalLimits.DEFAULT, List.of(message(1, content), message(2)));
        overwrite(segment(), Desk.entries(folder).getFirst().begin().offset() + 30, "XXXX");
        assertThat(Desk.captures(Desk.entries(folder))).containsExactly(message(2));
    }

    @Test
    void foreignFilesInTheFolderAreLeftAlone() throws IOException {
        Desk.fill(folder, JournalLimits.DEFAULT, messages(1));
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve("1.warc"), "mine too");
        Files.writeString(Segments.file(folder, 2), "no segment of ours\r\n\r\n");
        Desk.fill(folder, JournalLimits.DEFAULT, List.of(message(2)));
        assertThat(Desk.captures(Desk.entries(folder))).isEqualTo(messages(2));
        assertThat(folder.resolve("0000000002.torn")).hasContent("no segment of ours\r\n\r\n");
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
    }

    static void overwrite(Path file, long offset, String text) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(offset);
            open.write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
