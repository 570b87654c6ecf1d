package org.spampot.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.spampot.store.StoreFailure;
import org.spampot.store.StoreMissing;
import org.spampot.store.StoreTooNew;
import org.spampot.store.StoreUnavailable;

/// The version of the tables: the highest number of the migrations beside this class.
///
/// Flyway is loaded only when there is something to migrate, as it costs a good part of a start.
final class Schema {
    /// What this program reads and writes.
    static final int VERSION = 8;

    private static final String HISTORY = "schema_history";
    private static final int NONE = 0;
    private static final int FOREIGN = -1;

    private Schema() {}

    /// Brings the tables up to date.
    static void migrate(Connection connection, DataSource source, String where) throws SQLException {
        int found = version(connection);
        check(found, where);
        if (found == VERSION) {
            return;
        }
        try {
            Flyway.configure().dataSource(source).table(HISTORY).loggers("slf4j")
                    .locations("classpath:org/spampot/store/sql/migration/common",
                            "classpath:org/spampot/store/sql/migration/sqlite")
                    .placeholders(Map.of("key", "INTEGER", "clustered", "WITHOUT ROWID", "blob", "BLOB"))
                    .load().migrate();
        } catch (FlywayException failed) {
            StoreFailure failure = SqlErrors.failure(failed, where);
            throw failure;
        }
    }

    /// Throws unless the tables can be read as they are.
    static void checkReadable(Connection connection, String where) throws SQLException {
        int found = version(connection);
        check(found, where);
        if (found == NONE) {
            throw missing(where);
        }
        if (found < VERSION) {
            throw new StoreUnavailable("store " + where + " is of the older version " + found
                    + "; start `spampot run` once to bring it up to version " + VERSION, null);
        }
    }

    static StoreMissing missing(String where) {
        return new StoreMissing(
                "store " + where + " does not exist yet; start `spampot run`, or make it from the journal"
                        + " with `spampot rebuild`",
                null);
    }

    private static void check(int found, String where) {
        if (found > VERSION) {
            throw new StoreTooNew("store " + where + " is of version " + found + ", this program knows up to " + VERSION
                    + "; use the newer program, or run `spampot rebuild` to make the store again", null);
        }
        if (found == FOREIGN) {
            throw SqlErrors.damaged(where, "is a database of something else", null);
        }
    }

    private static int version(Connection connection) throws SQLException {
        var meta = connection.getMetaData();
        try (var tables = meta.getTables(null, null, "%", new String[]{"TABLE"})) {
            boolean any = false;
            while (tables.next()) {
                any = true;
                if (HISTORY.equals(tables.getString("TABLE_NAME"))) {
                    return highest(connection);
                }
            }
            return any ? FOREIGN : NONE;
        }
    }

    private static int highest(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT MAX(CAST(version AS INTEGER)) FROM " + HISTORY + " WHERE success = 1")) {
            return rows.next() ? rows.getInt(1) : NONE;
        }
    }
}
