package org.spampot.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.spampot.model.Position;
import org.spampot.model.Understood;

/// Writes batches on one connection: rows, counts, text and the cursor in one transaction each.
///
/// Counts are exact whatever the batches: what a message counts is decided when its row is made, once; whether a value is
/// new to a session is asked of the rows of that session when it goes on in a later batch. Large batches are written out
/// in between, within the same transaction, so what waits in memory is bounded by one message and [#SPILL].
///
/// When anything is thrown, this is of no more use: [#abandon] it.
///
/// Thread-safety: belongs to the thread that commits.
final class Committing implements AutoCloseable {
    private static final int SPILL = 20_000;

    private final Connection connection;
    private final Statements sql;
    private final Sightings sightings;
    private final SessionRows sessions;
    private final MessageRows messages;

    Committing(Connection connection, Documents documents) {
        this.connection = connection;
        this.sql = new Statements(connection);
        this.sightings = new Sightings(sql);
        var totals = new HourTotals(sql);
        this.sessions = new SessionRows(sql, sightings, totals, documents);
        this.messages = new MessageRows(sql, sightings, totals, documents);
    }

    void commit(List<Understood> batch, Position next) throws SQLException {
        sightings.begin();
        sessions.begin();
        messages.begin();
        for (Understood understood : batch) {
            add(understood);
            if (sightings.waiting() > SPILL) {
                flush();
            }
        }
        flush();
        sql.run("UPDATE journal_cursor SET segment = ?, position = ? WHERE id = 1", next.segment(), next.offset());
        connection.commit();
    }

    private void add(Understood understood) throws SQLException {
        switch (understood) {
            case Understood.Message message -> {
                SessionRows.State session = sessions.of(message.capture());
                if (sessions.isNew(session, message.capture().id().ordinal())) {
                    messages.add(message, session, sessions);
                    sessions.sign(session, message.capture().id().ordinal(), message.signs());
                }
            }
            case Understood.Session session -> sessions.end(session);
        }
    }

    private void flush() throws SQLException {
        sessions.flush();
        messages.flush();
        sightings.flush();
    }

    /// Closes the connection, which takes back what was not committed.
    void abandon() throws SQLException {
        connection.close();
    }

    @Override
    public void close() throws SQLException {
        try (connection; var statement = connection.createStatement()) {
            sql.close();
            connection.setAutoCommit(true);
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }
}
