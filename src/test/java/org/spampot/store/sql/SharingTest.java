package org.spampot.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.model.Position;
import org.spampot.model.Understood;
import org.spampot.store.PageRequest;
import org.spampot.store.Query;
import org.spampot.store.StoreUnavailable;

/// One writes, others read; a writer that dies; a disk that is full or cannot be written.
final class SharingTest {
    @TempDir
    private Path directory;

    static String dump(SqlStore store) {
        var text = new StringWriter();
        store.dump(text);
        return text.toString();
    }

    @Test
    void aReaderSeesWholeCommitsWhileAnOwnerWrites() {
        Path file = directory.resolve("store.db");
        List<Understood> captures = DamageTest.captures(100);
        try (var owner = SqlStore.open(file, Mode.OWNER); var reader = SqlStore.open(file, Mode.READER)) {
            for (int done = 0; done < captures.size(); done += 10) {
                int to = Math.min(captures.size(), done + 10);
                owner.commit(captures.subList(done, to), new Position(1, to));

                assertThat(reader.cursor()).isEqualTo(new Position(1, to));
                assertThat(reader.totals(null)).isEqualTo(owner.totals(null));
            }
        }
    }

    @Test
    void onlyTheOwnerOfTheFilesMayReadThem() throws IOException {
        Path file = directory.resolve("store.db");
        try (var owner = SqlStore.open(file, Mode.OWNER); var reader = SqlStore.open(file, Mode.READER)) {
            owner.commit(DamageTest.captures(30), new Position(1, 1));
            assertThat(reader.cursor()).isEqualTo(new Position(1, 1));
            try (var files = Files.list(directory)) {
                assertThat(files).hasSize(3).allSatisfy(each -> assertThat(Files.getPosixFilePermissions(each))
                        .as("%s", each).isEqualTo(PosixFilePermissions.fromString("rw-------")));
            }
        }
    }

    @Test
    void aReaderWorksWhenNoOwnerRuns() {
        Path file = directory.resolve("store.db");
        String written;
        try (var owner = SqlStore.open(file, Mode.OWNER)) {
            owner.commit(DamageTest.captures(30), new Position(1, 1));
            written = dump(owner);
        }
        assertThat(directory.resolve("store.db-wal")).doesNotExist();
        try (var reader = SqlStore.open(file, Mode.READER)) {
            assertThat(dump(reader)).isEqualTo(written);
            assertThatThrownBy(() -> reader.commit(List.of(), Position.START))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void virtualThreadsAskToo() throws Exception {
        Path file = directory.resolve("store.db");
        try (var owner = SqlStore.open(file, Mode.OWNER); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            owner.commit(DamageTest.captures(30), new Position(1, 1));
            var expected = owner.messages(Query.ALL, PageRequest.first(20));
            var answers = java.util.stream.IntStream.range(0, 50)
                    .mapToObj(index -> threads.submit(() -> owner.messages(Query.ALL, PageRequest.first(20)))).toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void aPathMayHoldAnyCharacter() {
        Path file = directory.resolve("a ?%20#&'\"ü.db");
        try (var owner = SqlStore.open(file, Mode.OWNER)) {
            owner.commit(DamageTest.captures(3), new Position(1, 1));
        }
        try (var reader = SqlStore.open(file, Mode.READER)) {
            assertThat(reader.cursor()).isEqualTo(new Position(1, 1));
        }
        assertThat(file).exists();
    }

    @Test
    void aWriterThatIsKilledLeavesCursorAndRowsInAgreement() throws Exception {
        List<Understood> captures = DamageTest.captures(KillTarget.SESSIONS);
        for (int round = 1; round <= 4; round++) {
            Path file = directory.resolve("killed" + round + ".db");
            int commits = 3 * round;
            killAfter(commits, file);

            try (var store = SqlStore.open(file, Mode.OWNER);
                    var whole = SqlStore.open(directory.resolve("whole" + round + ".db"), Mode.OWNER)) {
                int kept = (int) store.cursor().offset();
                assertThat(kept).isGreaterThanOrEqualTo(commits);
                whole.commit(captures.subList(0, kept), new Position(1, kept));
                assertThat(dump(store)).isEqualTo(dump(whole));

                // and it goes on from there
                store.commit(captures.subList(kept, captures.size()), new Position(2, 0));
                whole.commit(captures.subList(kept, captures.size()), new Position(2, 0));
                assertThat(dump(store)).isEqualTo(dump(whole));
            }
        }
    }

    /// Lets another process commit to `file`, and kills it (SIGKILL) once so many commits are done.
    private static void killAfter(int commits, Path file) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        var process = new ProcessBuilder(java.toString(), "--enable-native-access=ALL-UNNAMED", "-Xmx128m", "-cp",
                System.getProperty("java.class.path"), KillTarget.class.getName(), file.toString())
                .redirectErrorStream(true).start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            var said = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (line.equals("committed " + commits)) {
                    process.destroyForcibly();
                    process.waitFor();
                    return;
                }
            }
            throw new AssertionError("it ended by itself: " + said);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aFullDiskLosesNothingAndPasses() throws Exception {
        try (var disk = new SmallDisk(directory.resolve("disk"), "2m")) {
            assumeThat(disk.refusal()).as("a small file system can be mounted").isEmpty();
            Path file = disk.path().resolve("store.db");
            List<Understood> captures = DamageTest.captures(400);
            Path ballast = disk.path().resolve("ballast");
            try (var store = SqlStore.open(file, Mode.OWNER)) {
                store.commit(captures.subList(0, 20), new Position(1, 20));
                String before = dump(store);
                Files.write(ballast, new byte[900_000]);

                assertThatThrownBy(() -> store.commit(captures.subList(20, 600), new Position(1, 600)))
                        .isInstanceOf(StoreUnavailable.class).hasMessageContaining("disk is full");
                assertThat(dump(store)).isEqualTo(before);

                Files.delete(ballast);
                store.commit(captures.subList(20, 40), new Position(1, 40));
                assertThat(store.cursor()).isEqualTo(new Position(1, 40));
            }
        }
    }

    @Test
    void aReaderWorksInADirectoryThatCannotBeWritten() throws Exception {
        try (var disk = new SmallDisk(directory.resolve("disk"), "8m")) {
            assumeThat(disk.refusal()).as("a small file system can be mounted").isEmpty();
            Path file = disk.path().resolve("store.db");
            try (var store = SqlStore.open(file, Mode.OWNER)) {
                store.commit(DamageTest.captures(20), new Position(1, 20));
            }
            disk.makeReadOnly();

            try (var reader = SqlStore.open(file, Mode.READER)) {
                assertThat(reader.cursor()).isEqualTo(new Position(1, 20));
            }
            assertThatThrownBy(() -> SqlStore.open(file, Mode.OWNER)).isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("store.db");
        }
    }
}
