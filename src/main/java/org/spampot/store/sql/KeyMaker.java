package org.spampot.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Gives out the [TimeKey]s of one table, in the order asked.
///
/// Thread-safety: belongs to the thread that commits.
final class KeyMaker {
    private static final int REMEMBERED = 10_000;

    private final Statements sql;
    private final String table;
    /// The last key given in a microsecond, or the microsecond that those after a full one go to.
    private final Map<Long, Long> lastIn = new HashMap<>();
    private final Map<Long, Long> fullUntil = new HashMap<>();
    private long highest;

    KeyMaker(Statements sql, String table) {
        this.sql = sql;
        this.table = table;
    }

    /// A transaction begins.
    void begin() throws SQLException {
        lastIn.clear();
        if (fullUntil.size() > REMEMBERED) {
            fullUntil.clear();
        }
        highest = sql.number("SELECT MAX(id) FROM " + table, Long.MIN_VALUE);
    }

    long next(Instant at) throws SQLException {
        long wanted = TimeKey.of(at);
        long space = fullUntil.getOrDefault(wanted, wanted);
        long last = last(space);
        while (last == space + TimeKey.SPACE - 1) {
            space += TimeKey.SPACE;
            fullUntil.put(wanted, space);
            last = last(space);
        }
        long key = last < space ? space : last + 1;
        lastIn.put(space, key);
        highest = Math.max(highest, key);
        return key;
    }

    private long last(long space) throws SQLException {
        Long given = lastIn.get(space);
        if (given != null) {
            return given;
        }
        return space > highest
                ? Long.MIN_VALUE
                : sql.number("SELECT MAX(id) FROM " + table + " WHERE id >= ? AND id < ?", Long.MIN_VALUE, space,
                        space + TimeKey.SPACE);
    }
}
