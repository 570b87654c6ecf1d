package org.spampot.store.sql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Connection;
import org.spampot.model.MessageCapture;
import org.spampot.model.Position;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionId;
import org.spampot.model.Understood;
import org.spampot.store.TopKind;

/// Writes the rows of sessions: made by the first capture that names the session, completed by its own.
///
/// A session counts its client address and its HELO name when its row is made, its commands when it is completed.
///
/// Thread-safety: belongs to the thread that commits.
final class SessionRows {
    private static final String INSERT = "INSERT INTO session (id, name, opened_at, listener, persona, client_ip,"
            + " client_port, server_ip, server_port, helo, helo_folded, messages, commands)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)";

    private final Statements sql;
    private final Sightings sightings;
    private final HourTotals totals;
    private final Documents documents;
    private final KeyMaker keys;
    private final Map<SessionId, State> states = new LinkedHashMap<>();

    SessionRows(Statements sql, Sightings sightings, HourTotals totals, Documents documents) {
        this.sql = sql;
        this.sightings = sightings;
        this.totals = totals;
        this.documents = documents;
        this.keys = new KeyMaker(sql, "session");
    }

    /// A session as this transaction knows it.
    static final class State {
        final long key;
        /// Whether rows of earlier transactions belong to it.
        final boolean older;
        final Set<Integer> ordinals = new HashSet<>();
        /// The sightings it has counted; nothing until they are asked for when there are older rows.
        private @Nullable Set<Long> counted;
        private boolean ended;
        private String helo;
        private int moreMessages;

        State(long key, boolean older, boolean ended, String helo) {
            this.key = key;
            this.older = older;
            this.ended = ended;
            this.helo = helo;
            this.counted = older ? null : new HashSet<>();
        }
    }

    void begin() throws SQLException {
        keys.begin();
        states.clear();
    }

    /// The session of a message, made from what the message knows when it is not there.
    State of(MessageCapture capture) throws SQLException {
        return of(capture.session(), capture.connection(), capture.helo());
    }

    private State of(SessionId id, Connection connection, String helo) throws SQLException {
        State state = states.get(id);
        if (state == null) {
            state = stored(id);
            if (state == null) {
                state = make(id, connection, helo);
            }
            states.put(id, state);
        }
        return state;
    }

    private @Nullable State stored(SessionId id) throws SQLException {
        try (var rows = sql.bind("SELECT id, ended_by, helo FROM session WHERE name = ?", id.value()).executeQuery()) {
            return rows.next() ? new State(rows.getLong(1), true, rows.getString(2) != null, rows.getString(3)) : null;
        }
    }

    private State make(SessionId id, Connection connection, String helo) throws SQLException {
        var state = new State(keys.next(connection.openedAt()), false, false, Clean.value(helo));
        long opened = TimeKey.nanos(connection.openedAt());
        // at once: what completes the session may follow in the same batch
        sql.run(INSERT, state.key, id.value(), opened, Clean.word(connection.listener()),
                Clean.word(connection.persona()), connection.client().ip(), connection.client().port(),
                connection.server().ip(), connection.server().port(), state.helo, Clean.folded(helo));
        totals.session(opened);
        count(state, TopKind.SOURCES, Observation.client(connection), opened);
        count(state, TopKind.HELO, helo, opened);
        return state;
    }

    /// Whether the message `ordinal` of a session is not there yet; it counts as there from now on.
    boolean isNew(State state, int ordinal) throws SQLException {
        if (!state.ordinals.add(ordinal)) {
            return false;
        }
        boolean stored = state.older && sql
                .number("SELECT id FROM message WHERE session_id = ? AND ordinal = ?", Long.MIN_VALUE, state.key,
                        ordinal) != Long.MIN_VALUE;
        state.moreMessages += stored ? 0 : 1;
        return !stored;
    }

    /// Whether a sighting is new to a session; it counts as known from now on.
    boolean isNew(State state, long sighting) throws SQLException {
        if (state.counted == null) {
            state.counted = counted(state);
        }
        return state.counted.add(sighting);
    }

    private Set<Long> counted(State state) throws SQLException {
        var ids = new HashSet<Long>();
        try (var rows = sql.bind("SELECT DISTINCT i.sighting_id FROM message m JOIN indicator i ON i.message_id = m.id"
                + " WHERE m.session_id = ?", state.key).executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        try (var rows = sql.bind("SELECT client_ip, helo FROM session WHERE id = ?", state.key).executeQuery()) {
            if (rows.next()) {
                ids.add(sightings.find(new Sightings.Key(TopKind.SOURCES, rows.getString(1))));
                ids.add(sightings.find(new Sightings.Key(TopKind.HELO, rows.getString(2))));
            }
        }
        return ids;
    }

    private void count(State state, TopKind kind, String value, long at) throws SQLException {
        if (!value.isEmpty()) {
            var key = new Sightings.Key(kind, Clean.value(value));
            if (isNew(state, sightings.id(key, Clean.word(value)))) {
                sightings.add(key, Clean.word(value), at, 0, 1);
            }
        }
    }

    /// Completes a session; changes nothing when it is complete.
    void end(Understood.Session understood) throws SQLException {
        SessionCapture capture = understood.capture();
        State state = of(capture.session(), capture.connection(), capture.helo());
        if (state.ended) {
            return;
        }
        state.ended = true;
        write(state, capture, understood.position());
        long opened = TimeKey.nanos(capture.connection().openedAt());
        if (!Clean.value(capture.helo()).equals(state.helo)) {
            count(state, TopKind.HELO, capture.helo(), opened);
            state.helo = Clean.value(capture.helo());
        }
        for (var command : capture.commands().entrySet()) {
            var key = new Sightings.Key(TopKind.COMMANDS, Clean.value(command.getKey()));
            sightings.add(key, Clean.word(command.getKey()), opened, command.getValue(), 1);
        }
        totals.sessionEnd(TimeKey.nanos(capture.at()));
    }

    private void write(State state, SessionCapture capture, Position position) throws SQLException {
        int commands = capture.commands().values().stream().mapToInt(Integer::intValue).sum();
        sql.add("UPDATE session SET closed_at = ?, ended_by = ?, helo = ?, helo_folded = ?, commands = ?, segment = ?,"
                + " position = ? WHERE id = ?", TimeKey.nanos(capture.at()), capture.end().name(),
                Clean.value(capture.helo()), Clean.folded(capture.helo()), commands, position.segment(),
                position.offset(), state.key);
        sql.add("INSERT INTO session_document (session_id, document) VALUES (?, ?)", state.key,
                documents.write(new SessionDocument(capture.commands(), capture.transcript(), capture.defects())));
    }

    void flush() throws SQLException {
        sql.flush();
        for (State state : states.values()) {
            if (state.moreMessages > 0) {
                sql.add("UPDATE session SET messages = messages + ? WHERE id = ?", state.moreMessages, state.key);
                state.moreMessages = 0;
            }
        }
        totals.flush();
        sql.flush();
    }
}
