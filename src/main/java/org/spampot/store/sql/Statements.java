package org.spampot.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The writer's statements: each prepared once, rows collected and sent in batches.
///
/// Thread-safety: belongs to the thread that commits.
final class Statements implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Map<String, PreparedStatement> waiting = new LinkedHashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /// Collects a row for `sql`; it is written by [#flush].
    void add(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = bind(sql, values);
        statement.addBatch();
        waiting.put(sql, statement);
    }

    /// Writes what was collected, statement by statement in the order of their first rows.
    void flush() throws SQLException {
        for (PreparedStatement statement : waiting.values()) {
            statement.executeBatch();
        }
        waiting.clear();
    }

    /// Runs `sql` now; the number of rows it changed.
    int run(String sql, @Nullable Object... values) throws SQLException {
        return bind(sql, values).executeUpdate();
    }

    /// The number that `sql` asks for, or `otherwise` when there is no row or no value.
    long number(String sql, long otherwise, @Nullable Object... values) throws SQLException {
        try (var rows = bind(sql, values).executeQuery()) {
            if (!rows.next()) {
                return otherwise;
            }
            long number = rows.getLong(1);
            return rows.wasNull() ? otherwise : number;
        }
    }

    PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int index = 0; index < values.length; index++) {
            switch (values[index]) {
                case null -> statement.setObject(index + 1, null);
                case String text -> statement.setString(index + 1, text);
                case Long number -> statement.setLong(index + 1, number);
                case Integer number -> statement.setInt(index + 1, number);
                case byte[] bytes -> statement.setBytes(index + 1, bytes);
                case Object other -> throw new IllegalArgumentException("no column takes a " + other.getClass());
            }
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }
}
