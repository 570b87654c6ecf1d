package org.spampot.store.sql;

import java.sql.SQLException;
import java.util.TreeMap;

/// Sums by minute: sessions in the minute in which they began, messages in the minute of their last byte.
///
/// Only the newest [#KEPT] minutes with anything in them stay, so the table never grows beyond that and a chart of the
/// last hours costs the same however much is kept. Which ones stay does not depend on how captures were committed: a
/// minute goes when that many newer ones are there, and then it can never come back.
///
/// Thread-safety: belongs to the thread that commits.
final class MinuteTotals {
    /// Two full days.
    static final int KEPT = 2 * 24 * 60;

    private final Statements sql;
    private final TreeMap<Long, Sum> minutes = new TreeMap<>();

    MinuteTotals(Statements sql) {
        this.sql = sql;
    }

    private static final class Sum {
        long sessions;
        long messages;
        long bytes;
    }

    private Sum minute(long nanos) {
        return minutes.computeIfAbsent(TimeKey.minute(nanos), minute -> new Sum());
    }

    void session(long openedAt) {
        minute(openedAt).sessions++;
    }

    void message(long receivedAt, long size) {
        Sum sum = minute(receivedAt);
        sum.messages++;
        sum.bytes += size;
    }

    void flush() throws SQLException {
        boolean grown = false;
        for (var entry : minutes.entrySet()) {
            Sum sum = entry.getValue();
            int changed = sql.run("UPDATE minute_total SET sessions = sessions + ?, messages = messages + ?,"
                    + " bytes = bytes + ? WHERE minute = ?", sum.sessions, sum.messages, sum.bytes, entry.getKey());
            if (changed == 0) {
                sql.run("INSERT INTO minute_total (minute, sessions, messages, bytes) VALUES (?, ?, ?, ?)",
                        entry.getKey(), sum.sessions, sum.messages, sum.bytes);
                grown = true;
            }
        }
        minutes.clear();
        if (grown) {
            long oldest = sql.number("SELECT minute FROM minute_total ORDER BY minute DESC LIMIT 1 OFFSET "
                    + (KEPT - 1), Long.MIN_VALUE);
            sql.run("DELETE FROM minute_total WHERE minute < ?", oldest);
        }
    }
}
