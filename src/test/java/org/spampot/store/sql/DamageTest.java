package org.spampot.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spampot.model.Position;
import org.spampot.model.Understood;
import org.spampot.store.PageRequest;
import org.spampot.store.Query;
import org.spampot.store.SpamFixture;
import org.spampot.store.StoreDamaged;
import org.spampot.store.StoreFailure;
import org.spampot.store.StoreMissing;
import org.spampot.store.StoreTooNew;
import org.spampot.store.StoreUnavailable;
import org.spampot.store.TopKind;

/// What goes wrong with a file is told in one line that says what to do.
final class DamageTest {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path directory;

    static List<Understood> captures(int sessions) {
        return new SpamFixture(5, START, 40).captures(sessions, Duration.ofHours(5));
    }

    private Path filled() {
        Path file = directory.resolve("store.db");
        try (var store = SqlStore.open(file, Mode.OWNER)) {
            store.commit(captures(60), new Position(1, 7));
        }
        return file;
    }

    private static void fails(ThrowingCallable call, Class<? extends StoreFailure> type, String... words) {
        assertThatThrownBy(call).isInstanceOf(type).message().contains(words).doesNotContain("\n", "Exception");
    }

    @Test
    void aReaderOfNothingIsToldHowToBegin() {
        fails(() -> SqlStore.open(directory.resolve("no/store.db"), Mode.READER), StoreMissing.class, "no/store.db",
                "spampot run", "spampot rebuild");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aFileThatIsNoDatabaseOffersRebuild(Mode mode) throws IOException {
        Path file = directory.resolve("store.db");
        Files.writeString(file, "this is text, and a good deal more of it than a header of a database\n".repeat(99));

        fails(() -> SqlStore.open(file, mode), StoreDamaged.class, file.toString(), "not a database",
                "spampot rebuild");
        assertThat(file).content().startsWith("this is text");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aDatabaseOfSomethingElseIsLeftAlone(Mode mode) throws SQLException {
        Path file = directory.resolve("other.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE contacts (name TEXT)");
        }

        fails(() -> SqlStore.open(file, mode), StoreDamaged.class, "something else", "spampot rebuild");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aNewerStoreIsNotTouched(Mode mode) throws SQLException {
        Path file = filled();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("UPDATE schema_history SET version = '99' WHERE version = '" + Schema.VERSION + "'");
        }

        fails(() -> SqlStore.open(file, mode), StoreTooNew.class, "version 99", "knows up to " + Schema.VERSION,
                "spampot rebuild");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aDirectoryInItsPlaceIsNamed(Mode mode) {
        fails(() -> SqlStore.open(directory, mode), StoreUnavailable.class, directory.toString(), "is a directory");
    }

    @Test
    void aPathBelowAFileIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        fails(() -> SqlStore.open(file.resolve("store.db"), Mode.OWNER), StoreUnavailable.class, "file/store.db");
    }

    @Test
    void aServerUrlIsRefusedWithoutItsSecrets() {
        fails(() -> SqlStore.open("jdbc:postgresql://db.example.com/spampot?password=hunter2", Mode.OWNER),
                StoreUnavailable.class, "jdbc:sqlite:FILE");
        assertThatThrownBy(() -> SqlStore.open("jdbc:postgresql://db.example.com/spampot?password=hunter2", Mode.OWNER))
                .message().doesNotContain("hunter2");
    }

    @Test
    void brokenPagesAreSeenByTheOwnerAndOfferRebuild() throws IOException {
        Path file = filled();
        long size = Files.size(file);
        scribble(file, size / 4, (int) (size / 2));

        fails(() -> SqlStore.open(file, Mode.OWNER).close(), StoreDamaged.class, "damaged", "spampot rebuild");
    }

    @Test
    void brokenPagesAreSeenByAReaderWhenItMeetsThem() throws IOException {
        Path file = filled();
        long size = Files.size(file);
        try (var store = SqlStore.open(file, Mode.READER)) {
            scribble(file, 4_096L * 3, (int) (size - 4_096 * 3));

            fails(() -> {
                for (TopKind kind : TopKind.values()) {
                    store.top(kind, START, 1_000);
                }
                var page = store.messages(Query.ALL, PageRequest.first(500));
                page.rows().forEach(row -> store.message(row.id()));
            }, StoreDamaged.class, "spampot rebuild");
        }
    }

    @Test
    void aDocumentThatCannotBeReadOffersRebuild() throws SQLException {
        Path file = filled();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("UPDATE message_document SET document = x'789c0102030405'");
        }
        try (var store = SqlStore.open(file, Mode.READER)) {
            var id = store.messages(Query.ALL, PageRequest.first(1)).rows().getFirst().id();

            fails(() -> store.message(id), StoreDamaged.class, "spampot rebuild");
        }
    }

    private static void scribble(Path file, long from, int length) throws IOException {
        var noise = new byte[length];
        new java.util.Random(9).nextBytes(noise);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), from);
        }
    }
}
