package org.spampot.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.spampot.store.StoreUnavailable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The open database: a few connections that read, and for an owner one that writes.
///
/// SQLite is in WAL mode: readers see the last commit and never wait for the writer. `synchronous=NORMAL` means that a
/// power cut may take back the last commits as a whole, cursor and rows alike; the journal then gives them again.
///
/// A call into SQLite holds on to the carrier of a virtual thread, and there are only as many carriers as processors;
/// so questions from virtual threads are handed to a few platform threads.
///
/// Thread-safety: any number of threads may [#ask]; a connection of [#connect] belongs to one at a time.
final class Database implements AutoCloseable {
    private static final int READERS = 4;
    /// A file up to this size is checked as a whole when its owner opens it.
    private static final long CHECKED = 16 << 20;

    /// How many pages (of 4 KiB) the write-ahead log may take before they are copied back.
    private static final int CHECKPOINT_PAGES = 16_000;

    private final String where;
    private final @Nullable DataSource writing;
    private final HikariDataSource readers;
    private final ExecutorService threads;

    private Database(String where, @Nullable DataSource writing, DataSource reading) {
        this.where = where;
        this.writing = writing;
        this.readers = pool(reading);
        this.threads = Executors.newFixedThreadPool(READERS, Thread.ofPlatform().daemon().name("store-", 0).factory());
    }

    static Database open(Path file, Mode mode) {
        // its banner and tips would be the first lines of our log
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        String where = file.toString();
        if (Files.isDirectory(file)) {
            throw new StoreUnavailable("store " + where + " is a directory; name a file", null);
        }
        try {
            return switch (mode) {
                case OWNER -> owner(file, where);
                case READER -> reader(file, where);
            };
        } catch (SQLException | IOException | RuntimeException failed) {
            throw SqlErrors.failure(failed, where);
        }
    }

    private static Database owner(Path file, String where) throws SQLException, IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        boolean small = Files.exists(file) && Files.size(file) <= CHECKED;
        createPrivate(file);
        var source = source(file, false, "");
        try (var connection = source.getConnection()) {
            if (small) {
                quickCheck(connection, where);
            }
            Schema.migrate(connection, source, where);
        }
        return new Database(where, source, source(file, true, ""));
    }

    /// Makes an empty file that only its owner may read, since SQLite would make one that everybody may; the files that
    /// SQLite puts beside it (`-wal`, `-shm`) get the mode of this one. A file that is there keeps its mode.
    private static void createPrivate(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            Files.createFile(file, posix
                    ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))}
                    : new FileAttribute<?>[0]);
        } catch (FileAlreadyExistsException _) {
            // the usual case: it was made by an earlier start
        }
    }

    private static Database reader(Path file, String where) throws SQLException {
        if (!Files.exists(file)) {
            throw Schema.missing(where);
        }
        DataSource source = source(file, true, "");
        try (var connection = source.getConnection()) {
            Schema.checkReadable(connection, where);
        } catch (SQLException failed) {
            // in a directory that cannot be written (an image, a snapshot) SQLite cannot make the files that WAL needs
            boolean still = !Files.exists(Path.of(file + "-wal"));
            if (!still || !(SqlErrors.failure(failed, where) instanceof StoreUnavailable)) {
                throw failed;
            }
            source = source(file, true, "?immutable=1");
            try (var connection = source.getConnection()) {
                Schema.checkReadable(connection, where);
            }
        }
        return new Database(where, null, source);
    }

    private static SQLiteDataSource source(Path file, boolean reading, String parameters) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        config.setReadOnly(reading);
        config.setCacheSize(reading ? -8_000 : -64_000);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        if (!reading) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
            config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        }
        var source = new SQLiteDataSource(config);
        // as a URI, in which no character of a path has a meaning of its own
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath().toUri() + parameters);
        return source;
    }

    private static HikariDataSource pool(DataSource source) {
        var config = new HikariConfig();
        config.setPoolName("store");
        config.setDataSource(source);
        config.setMaximumPoolSize(READERS);
        config.setReadOnly(true);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static void quickCheck(Connection connection, String where) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (rows.next() && !"ok".equals(rows.getString(1))) {
                throw SqlErrors.damaged(where, "is damaged", null);
            }
        }
    }

    /// Whether [#connect] may be asked.
    boolean isWritable() {
        return writing != null;
    }

    /// A new connection that writes, of which there may be one at a time; transactions are ended by hand.
    Connection connect() throws SQLException {
        if (writing == null) {
            throw new IllegalStateException("store " + where + " was opened for reading");
        }
        Connection connection = writing.getConnection();
        try (var statement = connection.createStatement()) {
            // pages that many commits change are copied back once for all of them
            statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    String where() {
        return where;
    }

    /// The answer to `question`, from one snapshot of the store.
    <T> T ask(Question<T> question) {
        if (!Thread.currentThread().isVirtual()) {
            return answer(question);
        }
        try {
            return threads.submit(() -> answer(question)).get();
        } catch (ExecutionException failed) {
            throw SqlErrors.failure(failed, where);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("store " + where + ": interrupted while waiting for an answer", stopped);
        }
    }

    private <T> T answer(Question<T> question) {
        try (var connection = readers.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return question.answer(DSL.using(connection, SQLDialect.SQLITE));
            } finally {
                connection.rollback();
            }
        } catch (SQLException | org.jooq.exception.DataAccessException failed) {
            throw SqlErrors.failure(failed, where);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        readers.close();
    }

    /// Something asked of the store.
    interface Question<T> {
        T answer(DSLContext db);
    }
}
