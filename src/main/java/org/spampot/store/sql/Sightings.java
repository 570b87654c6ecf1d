package org.spampot.store.sql;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spampot.model.Bytes;
import org.spampot.store.TopKind;

/// Counts values: how many messages and sessions had each, over all time and by hour. Counts are gathered in memory, so
/// that a value seen a hundred times in a batch costs one update, and written by [#flush].
///
/// Ids are given in the order of first sight, so the same captures give the same ids however they are cut into batches.
///
/// Thread-safety: belongs to the thread that commits.
final class Sightings {
    private static final int REMEMBERED = 20_000;
    private static final int REMEMBERED_LENGTH = 200;

    private final Statements sql;
    private final Map<Key, Count> pending = new LinkedHashMap<>();
    private final Map<Key, Long> known = new LinkedHashMap<>(1_024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long lastId;

    Sightings(Statements sql) {
        this.sql = sql;
    }

    /// A value of a kind, as kept.
    record Key(TopKind kind, String value) {
        /// What it is found by: 64 bits that nobody can choose.
        long digest() {
            byte[] utf8 = (kind.word() + ' ' + value).getBytes(StandardCharsets.UTF_8);
            return Long.parseUnsignedLong(Bytes.own(utf8).sha256().substring(0, 16), 16);
        }
    }

    /// A transaction begins.
    void begin() throws SQLException {
        lastId = sql.number("SELECT MAX(id) FROM sighting", 0);
    }

    /// How many values wait to be written.
    int waiting() {
        return pending.size();
    }

    /// The id of a value, which is given one when it is new.
    long id(Key key, String label) throws SQLException {
        return count(key, label).id;
    }

    private Count count(Key key, String label) throws SQLException {
        Count count = pending.get(key);
        if (count == null) {
            count = lookUp(key, label);
            pending.put(key, count);
        }
        return count;
    }

    /// The id of a value, 0 when there is none.
    long find(Key key) throws SQLException {
        Count count = pending.get(key);
        return count == null ? stored(key) : count.id;
    }

    private long stored(Key key) throws SQLException {
        Long id = known.get(key);
        return id != null
                ? id
                : sql.number("SELECT id FROM sighting WHERE digest = ? AND kind = ? AND value = ?", 0, key.digest(),
                        key.kind().word(), key.value());
    }

    private Count lookUp(Key key, String label) throws SQLException {
        long found = stored(key);
        boolean fresh = found == 0;
        var count = new Count(fresh ? ++lastId : found, fresh, label);
        if (key.value().length() <= REMEMBERED_LENGTH) {
            known.put(key, count.id);
        }
        return count;
    }

    /// Adds to the counts of a value, seen at `nanos`.
    void add(Key key, String label, long nanos, long messages, long sessions) throws SQLException {
        count(key, label).add(nanos, messages, sessions);
    }

    /// Writes all counts.
    void flush() throws SQLException {
        var fresh = new EnumMap<TopKind, Long>(TopKind.class);
        for (var entry : pending.entrySet()) {
            write(entry.getKey(), entry.getValue());
            if (entry.getValue().fresh) {
                fresh.merge(entry.getKey().kind(), 1L, Long::sum);
            }
        }
        sql.flush();
        writeHours();
        for (var entry : fresh.entrySet()) {
            String kind = entry.getKey().word();
            if (sql.run("UPDATE kind_total SET sightings = sightings + ? WHERE kind = ?", entry.getValue(),
                    kind) == 0) {
                sql.run("INSERT INTO kind_total (sightings, kind) VALUES (?, ?)", entry.getValue(), kind);
            }
        }
        pending.clear();
    }

    private void write(Key key, Count count) throws SQLException {
        if (count.fresh) {
            sql.add("INSERT INTO sighting (id, kind, value, digest, label, first_seen, last_seen, messages, sessions)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", count.id, key.kind().word(), key.value(), key.digest(),
                    count.label.equals(key.value()) ? "" : count.label,
                    count.all.first, count.all.last, count.all.messages, count.all.sessions);
        } else {
            sql.add("UPDATE sighting SET messages = messages + ?, sessions = sessions + ?,"
                    + " first_seen = CASE WHEN first_seen < ? THEN first_seen ELSE ? END,"
                    + " last_seen = CASE WHEN last_seen > ? THEN last_seen ELSE ? END WHERE id = ?",
                    count.all.messages, count.all.sessions, count.all.first, count.all.first, count.all.last,
                    count.all.last, count.id);
        }
    }

    private void writeHours() throws SQLException {
        record Row(Key key, long id, long hour, Sum sum) {}
        List<Row> rows = new ArrayList<>();
        for (var entry : pending.entrySet()) {
            entry.getValue().hours
                    .forEach((hour, sum) -> rows.add(new Row(entry.getKey(), entry.getValue().id, hour, sum)));
        }
        // in the order of the table's key, so that neighbors are written together
        rows.sort(Comparator.comparing((Row row) -> row.key().kind().word()).thenComparingLong(Row::hour)
                .thenComparingLong(Row::id));
        for (Row row : rows) {
            int changed = row.sum().fresh ? 0 : update(row.key(), row.id(), row.hour(), row.sum());
            if (changed == 0) {
                sql.add("INSERT INTO sighting_hour (kind, hour, sighting_id, first_seen, last_seen, messages, sessions)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)", row.key().kind().word(), row.hour(), row.id(),
                        row.sum().first, row.sum().last, row.sum().messages, row.sum().sessions);
            }
        }
        sql.flush();
    }

    private int update(Key key, long id, long hour, Sum sum) throws SQLException {
        return sql.run("UPDATE sighting_hour SET messages = messages + ?, sessions = sessions + ?,"
                + " first_seen = CASE WHEN first_seen < ? THEN first_seen ELSE ? END,"
                + " last_seen = CASE WHEN last_seen > ? THEN last_seen ELSE ? END"
                + " WHERE kind = ? AND hour = ? AND sighting_id = ?", sum.messages, sum.sessions, sum.first, sum.first,
                sum.last, sum.last, key.kind().word(), hour, id);
    }

    private static class Sum {
        final boolean fresh;
        long messages;
        long sessions;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;

        Sum(boolean fresh) {
            this.fresh = fresh;
        }

        void add(long nanos, long moreMessages, long moreSessions) {
            messages += moreMessages;
            sessions += moreSessions;
            first = Math.min(first, nanos);
            last = Math.max(last, nanos);
        }
    }

    private static final class Count {
        final long id;
        final boolean fresh;
        final String label;
        final Sum all;
        final Map<Long, Sum> hours = new HashMap<>(2);

        Count(long id, boolean fresh, String label) {
            this.id = id;
            this.fresh = fresh;
            this.label = label;
            this.all = new Sum(fresh);
        }

        void add(long nanos, long messages, long sessions) {
            all.add(nanos, messages, sessions);
            hours.computeIfAbsent(TimeKey.hour(nanos), hour -> new Sum(fresh)).add(nanos, messages, sessions);
        }
    }
}
