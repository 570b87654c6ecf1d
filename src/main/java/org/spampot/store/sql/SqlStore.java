package org.spampot.store.sql;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spampot.model.CaptureId;
import org.spampot.model.Position;
import org.spampot.model.SessionId;
import org.spampot.model.Understood;
import org.spampot.store.HourPoint;
import org.spampot.store.MessageDetail;
import org.spampot.store.MessageRow;
import org.spampot.store.MinutePoint;
import org.spampot.store.Page;
import org.spampot.store.PageRequest;
import org.spampot.store.Query;
import org.spampot.store.SessionDetail;
import org.spampot.store.SessionFilter;
import org.spampot.store.SessionRow;
import org.spampot.store.Store;
import org.spampot.store.StoreUnavailable;
import org.spampot.store.TopKind;
import org.spampot.store.TopRow;
import org.spampot.store.Totals;

/// The store in a SQL database; today a SQLite file.
///
/// Every method throws a [org.spampot.store.StoreFailure] whose message is one line for a person.
///
/// Thread-safety: any number of threads may ask; commits are made one after the other.
public final class SqlStore implements Store {
    private static final String SQLITE = "jdbc:sqlite:";

    private final Database database;
    private final Documents documents;
    private final @Nullable Writer writer;

    private SqlStore(Database database) {
        this.database = database;
        this.documents = new Documents();
        this.writer = database.isWritable() ? new Writer(database, documents) : null;
    }

    /// Opens the store in `file`. An [Mode#OWNER] makes file and directory when they are not there.
    ///
    /// @throws org.spampot.store.StoreMissing there is nothing to read
    /// @throws org.spampot.store.StoreDamaged it is no database, not ours, or has broken pages
    /// @throws org.spampot.store.StoreTooNew a newer program made it
    /// @throws StoreUnavailable it cannot be opened
    public static SqlStore open(Path file, Mode mode) {
        return new SqlStore(Database.open(file, mode));
    }

    /// Opens the store that a JDBC `url` names: `jdbc:sqlite:FILE`.
    ///
    /// @throws StoreUnavailable the URL names a database that this version does not know
    public static SqlStore open(String url, Mode mode) {
        if (!url.startsWith(SQLITE) || url.length() == SQLITE.length()) {
            throw new StoreUnavailable("store.url " + url.split("[?@]", 2)[0] + ": this version knows " + SQLITE
                    + "FILE only", null);
        }
        return open(Path.of(url.substring(SQLITE.length())), mode);
    }

    @Override
    public Position cursor() {
        return database.ask(Statistics::cursor);
    }

    @Override
    public void commit(List<Understood> batch, Position next) {
        if (writer == null) {
            throw new IllegalStateException("store " + database.where() + " was opened for reading");
        }
        writer.commit(batch, next);
    }

    @Override
    public Totals totals(@Nullable Instant since) {
        return database.ask(db -> Statistics.totals(db, since));
    }

    @Override
    public List<TopRow> top(TopKind kind, @Nullable Instant since, int limit) {
        return database.ask(db -> {
            var list = new TopList(db, kind, limit, TopList.FEW, TopList.STEPS);
            return since == null ? list.allTime() : list.since(since);
        });
    }

    @Override
    public List<HourPoint> activity(Instant since, Instant until) {
        return database.ask(db -> Statistics.activity(db, since, until));
    }

    @Override
    public List<MinutePoint> minutes(Instant since, Instant until) {
        return database.ask(db -> Statistics.minutes(db, since, until));
    }

    @Override
    public Page<SessionRow> sessions(SessionFilter filter, PageRequest page) {
        return database.ask(db -> Sessions.page(db, filter, page));
    }

    @Override
    public Optional<SessionDetail> session(SessionId id) {
        return database.ask(db -> Sessions.detail(db, documents, id));
    }

    @Override
    public Page<MessageRow> messages(Query query, PageRequest page) {
        return database.ask(db -> Search.page(db, query, page));
    }

    @Override
    public Optional<MessageDetail> message(CaptureId id) {
        return database.ask(db -> Messages.detail(db, documents, id));
    }

    @Override
    public boolean has(CaptureId id) {
        return database.ask(db -> Known.message(db, id));
    }

    @Override
    public boolean hasEnded(SessionId id) {
        return database.ask(db -> Known.ended(db, id));
    }

    /// Writes all that is kept, as text, in an order that does not depend on how it was committed: stores of the same
    /// captures give the same text. To compare, not to read in again.
    public void dump(java.io.Writer out) {
        var _ = database.ask(db -> {
            Dump.write(db, documents, out);
            return true;
        });
    }

    @Override
    public void close() {
        // the connection that writes goes last: it can clear away the write-ahead log
        database.close();
        if (writer != null) {
            writer.close();
        }
    }
}
