package org.spampot.store.sql;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Connection;
import org.spampot.model.Dialect;
import org.spampot.model.Handshake;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.SessionKind;
import org.spampot.model.Sign;
import org.spampot.model.Understood;
import org.spampot.store.TopKind;

/// Writes the rows of sessions: made by the first capture that names the session, completed by its own.
///
/// A session counts its client address and its HELO name when its row is made; its commands, its kind and how it speaks
/// when it is completed. The kind is what all signs add up to, whichever came first.
///
/// Thread-safety: belongs to the thread that commits.
final class SessionRows {
    private static final int OF_SESSION = 0;
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
        /// Whether there was a session; nothing counts as one otherwise.
        final boolean known;
        final Set<Integer> ordinals = new HashSet<>();
        /// The sightings it has counted; nothing until they are asked for when there are older rows.
        private @Nullable Set<Long> counted;
        /// The sums of its signs; nothing until they are asked for when there are older rows.
        private @Nullable Map<SessionKind, Integer> signs;
        private boolean signed;
        private boolean ended;
        private String helo;
        private int moreMessages;

        State(long key, boolean older, boolean ended, String helo, boolean known) {
            this.key = key;
            this.older = older;
            this.known = known;
            this.ended = ended;
            this.helo = helo;
            this.counted = older ? null : new HashSet<>();
            this.signs = older ? null : new EnumMap<>(SessionKind.class);
        }
    }

    void begin() throws SQLException {
        keys.begin();
        states.clear();
    }

    /// The session of a message, made from what the message knows when it is not there.
    State of(MessageCapture capture) throws SQLException {
        boolean known = capture.imported() == null || capture.imported().logged() != null;
        return of(capture.session(), capture.connection(), capture.helo(), known);
    }

    private State of(SessionId id, Connection connection, String helo, boolean known) throws SQLException {
        State state = states.get(id);
        if (state == null) {
            state = stored(id);
            if (state == null) {
                state = known ? make(id, connection, helo) : standIn(id, connection);
            }
            states.put(id, state);
        }
        return state;
    }

    private @Nullable State stored(SessionId id) throws SQLException {
        try (var rows = sql.bind("SELECT id, ended_by, helo FROM session WHERE name = ?", id.value()).executeQuery()) {
            if (!rows.next()) {
                return null;
            }
            String end = rows.getString(2);
            return new State(rows.getLong(1), true, end != null, rows.getString(3),
                    !SessionEnd.IMPORTED.name().equals(end));
        }
    }

    /// A row for a message out of an archive to belong to; it counts as no session.
    private State standIn(SessionId id, Connection connection) throws SQLException {
        State state = insert(id, connection, "", false);
        sql.add("UPDATE session SET closed_at = opened_at, ended_by = ? WHERE id = ?", SessionEnd.IMPORTED.name(),
                state.key);
        return state;
    }

    private State make(SessionId id, Connection connection, String helo) throws SQLException {
        State state = insert(id, connection, helo, true);
        long opened = TimeKey.nanos(connection.openedAt());
        totals.session(opened);
        count(state, TopKind.SOURCES, Observation.client(connection), opened);
        count(state, TopKind.HELO, helo, opened);
        return state;
    }

    private State insert(SessionId id, Connection connection, String helo, boolean known) throws SQLException {
        var state = new State(keys.next(connection.openedAt()), false, false, Clean.value(helo), known);
        // at once: what completes the session may follow in the same batch
        sql.run(INSERT, state.key, id.value(), TimeKey.nanos(connection.openedAt()), Clean.word(connection.listener()),
                Clean.word(connection.persona()), connection.client().ip(), connection.client().port(),
                connection.server().ip(), connection.server().port(), state.helo, Clean.folded(helo));
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
        if (!state.known) {
            return false;
        }
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
        State state = of(capture.session(), capture.connection(), capture.helo(), true);
        if (state.ended) {
            return;
        }
        state.ended = true;
        sign(state, OF_SESSION, understood.analysis().signs());
        write(state, understood, kind(state));
        long opened = TimeKey.nanos(capture.connection().openedAt());
        if (!Clean.value(capture.helo()).equals(state.helo)) {
            count(state, TopKind.HELO, capture.helo(), opened);
            state.helo = Clean.value(capture.helo());
        }
        for (var command : capture.commands().entrySet()) {
            var key = new Sightings.Key(TopKind.COMMANDS, Clean.value(command.getKey()));
            sightings.add(key, Clean.word(command.getKey()), opened, command.getValue(), 1);
        }
        countBehavior(understood, kind(state), opened);
        LoginRows.add(sql, sightings, state.key, capture.evidence().logins(), opened);
        totals.sessionEnd(TimeKey.nanos(capture.at()));
    }

    private void countBehavior(Understood.Session understood, SessionKind kind, long opened) throws SQLException {
        Dialect dialect = understood.analysis().dialect();
        Handshake tls = understood.capture().evidence().tls();
        int messages = understood.capture().messages();
        once(TopKind.KINDS, kind.word(), kind.title(), opened, messages);
        once(TopKind.DIALECTS, dialect.hash(), dialect.label(), opened, messages);
        once(TopKind.JA4, tls == null ? "" : tls.ja4(), "", opened, messages);
        once(TopKind.JA3, tls == null ? "" : tls.ja3(), "", opened, messages);
    }

    private void once(TopKind kind, String value, String label, long at, int messages) throws SQLException {
        if (!value.isEmpty()) {
            var key = new Sightings.Key(kind, Clean.value(value));
            sightings.add(key, Clean.word(label.isEmpty() ? value : label), at, messages, 1);
        }
    }

    /// Keeps what the message `ordinal` says of the kind of its session, or the session itself says ([#OF_SESSION]).
    void sign(State state, int ordinal, List<Sign> signs) throws SQLException {
        int number = 0;
        for (Sign sign : signs) {
            sql.add("INSERT INTO session_sign (session_id, message, ordinal, kind, score, reason)"
                    + " VALUES (?, ?, ?, ?, ?, ?)", state.key, ordinal, ++number, sign.kind().word(), sign.score(),
                    Clean.word(sign.reason()));
            sums(state).merge(sign.kind(), sign.score(), Integer::sum);
            state.signed = true;
        }
    }

    private SessionKind kind(State state) throws SQLException {
        return Sign.decide(sums(state));
    }

    private Map<SessionKind, Integer> sums(State state) throws SQLException {
        Map<SessionKind, Integer> sums = state.signs;
        if (sums == null) {
            sums = new EnumMap<>(SessionKind.class);
            try (var rows = sql.bind("SELECT kind, SUM(score) FROM session_sign WHERE session_id = ? GROUP BY kind",
                    state.key).executeQuery()) {
                while (rows.next()) {
                    int sum = rows.getInt(2);
                    Map<SessionKind, Integer> all = sums;
                    SessionKind.of(rows.getString(1)).ifPresent(kind -> all.put(kind, sum));
                }
            }
            state.signs = sums;
        }
        return sums;
    }

    private void write(State state, Understood.Session understood, SessionKind kind) throws SQLException {
        SessionCapture capture = understood.capture();
        Handshake tls = capture.evidence().tls();
        int commands = capture.commands().values().stream().mapToInt(Integer::intValue).sum();
        sql.add("UPDATE session SET closed_at = ?, ended_by = ?, helo = ?, helo_folded = ?, commands = ?, segment = ?,"
                + " position = ?, kind = ?, dialect = ?, ja4 = ?, ja3 = ?, syn = ? WHERE id = ?",
                TimeKey.nanos(capture.at()), capture.end().name(),
                Clean.value(capture.helo()), Clean.folded(capture.helo()), commands,
                understood.position().segment(), understood.position().offset(), kind.word(),
                understood.analysis().dialect().hash(), tls == null ? "" : Clean.word(tls.ja4()),
                tls == null ? "" : Clean.word(tls.ja3()),
                capture.evidence().syn() == null ? "" : Clean.word(capture.evidence().syn()), state.key);
        sql.add("INSERT INTO session_document (session_id, document) VALUES (?, ?)", state.key,
                documents.write(new SessionDocument(capture.commands(), capture.transcript(), capture.defects(),
                        understood.analysis().dialect(), capture.evidence(), capture.imported())));
    }

    void flush() throws SQLException {
        sql.flush();
        for (State state : states.values()) {
            if (state.signed && !state.ended) {
                sql.add("UPDATE session SET kind = ? WHERE id = ?", kind(state).word(), state.key);
                state.signed = false;
            }
            if (state.moreMessages > 0) {
                sql.add("UPDATE session SET messages = messages + ? WHERE id = ?", state.moreMessages, state.key);
                state.moreMessages = 0;
            }
        }
        totals.flush();
        sql.flush();
    }
}
