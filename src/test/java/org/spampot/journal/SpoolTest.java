package org.spampot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.model.Capture;
import org.spampot.model.MessageCapture;
import org.spampot.model.Position;
import org.spampot.model.SessionCapture;

/// What is handed over by the spool is in the journal once, whatever happens in between.
final class SpoolTest {
    private static final Instant NOW = Captures.NOON;

    @TempDir
    Path root;

    private final Random random = new Random(7);
    private final FaultyDisk disk = new FaultyDisk();
    private Spool spool = Spool.of(Path.of("none"));
    private Path journalFolder = Path.of("none");
    /// What the store of the owner would have, up to where.
    private final Set<String> stored = new HashSet<>();
    private Position cursor = Position.START;

    @BeforeEach
    void directory() throws IOException {
        DataDirectory.own(root, NOW).close();
        spool = Spool.of(root, disk, 5);
        journalFolder = root.resolve("journal");
    }

    @Test
    void whatWasPutIsTakenInTheOrderOfPutting() throws IOException {
        spool.put(List.of(Captures.message(1), Captures.session(3)), NOW, random);
        spool.put(List.of(Captures.message(2)), NOW.plusMillis(1), random);
        try (var journal = Desk.open(journalFolder)) {
            assertThat(taker(journal).take()).isEqualTo(new SpoolTaker.Taken(2, 3, false));

            assertThat(kept(journal)).containsExactly(Captures.message(1), Captures.session(3), Captures.message(2));
            assertThat(root.resolve("spool")).isEmptyDirectory();
            assertThat(taker(journal).take()).isEqualTo(SpoolTaker.Taken.NOTHING);
        }
    }

    @Test
    void theSameCaptureTwiceIsAppendedOnce() throws IOException {
        spool.put(List.of(Captures.message(1), Captures.message(1)), NOW, random);
        spool.put(List.of(Captures.message(1)), NOW.plusMillis(1), random);
        try (var journal = Desk.open(journalFolder)) {
            var taker = taker(journal);
            assertThat(taker.take().captures()).isEqualTo(1);
            spool.put(List.of(Captures.message(1)), NOW.plusMillis(2), random);
            follow(journal);
            assertThat(taker.take()).isEqualTo(new SpoolTaker.Taken(1, 0, false));

            assertThat(kept(journal)).containsExactly(Captures.message(1));
        }
    }

    @Test
    void aRoundWaitsForTheStoreToHaveTheRoundBefore() throws IOException {
        spool.put(List.of(Captures.message(1)), NOW, random);
        try (var journal = Desk.open(journalFolder)) {
            var taker = taker(journal);
            taker.take();
            spool.put(List.of(Captures.message(1)), NOW.plusMillis(1), random);

            assertThat(taker.take()).isEqualTo(new SpoolTaker.Taken(0, 0, true));
            follow(journal);
            assertThat(taker.take()).isEqualTo(new SpoolTaker.Taken(1, 0, false));
        }
    }

    @Test
    void whatACrashLeftBetweenAppendingAndRemovingIsNotAppendedAgain() throws IOException {
        Path file = spool.put(List.of(Captures.message(1), Captures.message(2), Captures.message(3)), NOW, random);
        byte[] bytes = Files.readAllBytes(file);
        try (var journal = Desk.open(journalFolder)) {
            // the first two were durable, the store had not heard of them
            journal.append(Captures.message(1), _ -> {
            });
            Desk.append(journal, Captures.message(2));
        }
        Files.write(file, bytes);
        try (var journal = Desk.open(journalFolder)) {
            var taker = taker(journal);
            assertThat(taker.take()).as("the store does not know yet").isEqualTo(new SpoolTaker.Taken(0, 0, true));
            follow(journal);
            assertThat(taker.take()).isEqualTo(new SpoolTaker.Taken(1, 1, false));

            assertThat(kept(journal)).containsExactly(Captures.message(1), Captures.message(2), Captures.message(3));
        }
    }

    @Test
    void ofADamagedFileWhatIsWholeIsTakenAndTheFileIsKept() throws IOException {
        Path file = spool.put(List.of(Captures.message(1), Captures.message(2), Captures.message(3)), NOW, random);
        byte[] bytes = Files.readAllBytes(file);
        int middle = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("number 2");
        bytes[middle] ^= 1;
        Files.write(file, bytes);
        Path torn = spool.put(List.of(Captures.message(4), Captures.message(5)), NOW.plusMillis(1), random);
        Files.write(torn, Arrays.copyOf(Files.readAllBytes(torn), (int) Files.size(torn) - 5));
        Path empty = spool.put(List.of(Captures.message(6)), NOW.plusMillis(2), random);
        Files.write(empty, new byte[0]);
        try (var journal = Desk.open(journalFolder)) {
            assertThat(taker(journal).take().captures()).isEqualTo(3);

            assertThat(kept(journal)).containsExactly(Captures.message(1), Captures.message(3), Captures.message(4));
        }
        assertThat(spool.files()).isEmpty();
        for (Path each : List.of(file, torn, empty)) {
            assertThat(Path.of(each + ".damaged")).exists();
        }
    }

    @Test
    void aDiskThatFailsKeepsNothingAndLeavesNothing() throws IOException {
        for (var fault : List.of(FaultyDisk.Fault.APPEND, FaultyDisk.Fault.FORCE, FaultyDisk.Fault.CREATE)) {
            disk.fail(fault);
            assertThatIOException().as("%s", fault)
                    .isThrownBy(() -> spool.put(List.of(Captures.message(1)), NOW, random));
            assertThat(root.resolve("spool")).isEmptyDirectory();
        }
        disk.fail();
        assertThat(spool.put(List.of(Captures.message(1)), NOW, random)).exists();
    }

    @Test
    void aFullSpoolTakesNoMoreUntilSomethingWasTaken() throws IOException {
        for (int number = 1; number <= 5; number++) {
            spool.put(List.of(Captures.message(number)), NOW.plusMillis(number), random);
        }
        assertThatIOException().isThrownBy(() -> spool.put(List.of(Captures.message(6)), NOW, random))
                .withMessageContainingAll("is full", "spampot run").withMessageNotContaining("\n");
        try (var journal = Desk.open(journalFolder)) {
            taker(journal).take();
        }
        spool.put(List.of(Captures.message(6)), NOW, random);
    }

    @Test
    void whatIsNoDataDirectoryIsNotMadeOne() {
        Path none = root.resolve("none");
        assertThatIOException().isThrownBy(() -> Spool.of(none).put(List.of(Captures.message(1)), NOW, random))
                .withMessageContainingAll(none.toString(), "spampot run");
        assertThat(none).doesNotExist();
    }

    @Test
    void whatAWriterLeftIsSweptWhenItIsOldAndNeverTaken() throws IOException {
        Path file = spool.put(List.of(Captures.message(1)), NOW, random);
        Path old = Files.copy(file, file.resolveSibling("." + file.getFileName()));
        Path young = Files.copy(file, file.resolveSibling(".1" + file.getFileName().toString().substring(1)));
        Files.setLastModifiedTime(old, FileTime.from(NOW.minusSeconds(4000)));
        Files.setLastModifiedTime(young, FileTime.from(NOW.minusSeconds(60)));
        try (var journal = Desk.open(journalFolder)) {
            var taker = taker(journal);
            taker.sweep(NOW);
            assertThat(taker.take().files()).isEqualTo(1);
        }
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void whenTheJournalCannotBeWrittenTheSpoolStaysAsItIs() throws IOException {
        spool.put(List.of(Captures.message(1)), NOW, random);
        var failing = new FaultyDisk();
        try (var journal = Journal.open(journalFolder, failing, JournalLimits.DEFAULT, Desk.CLOCK, random)) {
            var taker = taker(journal);
            failing.fail(FaultyDisk.Fault.APPEND);
            assertThat(taker.take()).isEqualTo(SpoolTaker.Taken.NOTHING);
            assertThat(spool.files()).hasSize(1);
            failing.fail();
            assertThat(taker.take().captures()).isEqualTo(1);
            assertThat(kept(journal)).containsExactly(Captures.message(1));
        }
    }

    private SpoolTaker taker(Journal journal) {
        return new SpoolTaker(spool, journal, () -> cursor, capture -> stored.contains(name(capture)));
    }

    /// The store catches up.
    private void follow(Journal journal) {
        kept(journal).forEach(capture -> stored.add(name(capture)));
        cursor = journal.durableEnd();
    }

    private static List<Capture> kept(Journal journal) {
        return Desk.captures(Desk.entries(journal, Position.START));
    }

    private static String name(Capture capture) {
        return switch (capture) {
            case MessageCapture message -> message.id().toString();
            case SessionCapture session -> session.session().value();
        };
    }
}
