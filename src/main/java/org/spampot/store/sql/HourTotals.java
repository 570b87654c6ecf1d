package org.spampot.store.sql;

import java.sql.SQLException;
import java.util.TreeMap;

/// Sums of everything by hour: sessions in the hour in which they began, messages in the hour of their last byte. Those of
/// the newest minutes go along, see [MinuteTotals].
///
/// Thread-safety: belongs to the thread that commits.
final class HourTotals {
    private final Statements sql;
    private final TreeMap<Long, Sum> hours = new TreeMap<>();
    private final MinuteTotals minutes;

    HourTotals(Statements sql) {
        this.sql = sql;
        this.minutes = new MinuteTotals(sql);
    }

    private static final class Sum {
        long sessions;
        long messages;
        long bytes;
        long recipients;
        long attachments;
        long last = Long.MIN_VALUE;
    }

    private Sum hour(long nanos) {
        return hours.computeIfAbsent(TimeKey.hour(nanos), hour -> new Sum());
    }

    void session(long openedAt) {
        hour(openedAt).sessions++;
        minutes.session(openedAt);
    }

    void sessionEnd(long closedAt) {
        Sum sum = hour(closedAt);
        sum.last = Math.max(sum.last, closedAt);
    }

    void message(long receivedAt, long size, int recipients, int attachments) {
        Sum sum = hour(receivedAt);
        sum.messages++;
        sum.bytes += size;
        sum.recipients += recipients;
        sum.attachments += attachments;
        sum.last = Math.max(sum.last, receivedAt);
        minutes.message(receivedAt, size);
    }

    void flush() throws SQLException {
        for (var entry : hours.entrySet()) {
            Sum sum = entry.getValue();
            Long last = sum.last == Long.MIN_VALUE ? null : sum.last;
            int changed = sql.run("UPDATE hour_total SET sessions = sessions + ?, messages = messages + ?,"
                    + " bytes = bytes + ?, recipients = recipients + ?, attachments = attachments + ?,"
                    + " last_at = CASE WHEN last_at IS NULL OR last_at < ? THEN ? ELSE last_at END WHERE hour = ?",
                    sum.sessions, sum.messages, sum.bytes, sum.recipients, sum.attachments, sum.last,
                    last, entry.getKey());
            if (changed == 0) {
                sql.run("INSERT INTO hour_total (hour, sessions, messages, bytes, recipients, attachments, last_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)", entry.getKey(), sum.sessions, sum.messages, sum.bytes,
                        sum.recipients, sum.attachments, last);
            }
        }
        hours.clear();
        minutes.flush();
    }
}
