package org.spampot.store.sql;

import java.sql.SQLException;
import org.spampot.store.StoreDamaged;
import org.spampot.store.StoreFailure;
import org.spampot.store.StoreUnavailable;
import org.sqlite.SQLiteException;

/// What an error of the database means for who asked.
final class SqlErrors {
    private SqlErrors() {}

    /// The failure to throw for `error`, which happened at the store `where`.
    static StoreFailure failure(Throwable error, String where) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreFailure known) {
                return known;
            }
            if (cause instanceof SQLiteException sqlite) {
                return failure(sqlite, where);
            }
        }
        return new StoreUnavailable("store " + where + ": " + line(error), error);
    }

    private static StoreFailure failure(SQLiteException error, String where) {
        // the low byte of an extended result code is the plain one (https://www.sqlite.org/rescode.html)
        int code = error.getResultCode().code & 0xff;
        return switch (code) {
            case 11 -> damaged(where, "is damaged", error);
            case 26 -> damaged(where, "is not a database", error);
            case 13 -> unavailable(where, "the disk is full; make room, then it goes on by itself", error);
            case 5, 6 -> unavailable(where, "another process holds it locked; is a second one writing?", error);
            case 8 -> unavailable(where, "it cannot be written; check the permissions of file and directory", error);
            case 10 -> unavailable(where, "the disk reports an error; check the system log", error);
            case 14 -> unavailable(where, "it cannot be opened; check the path and its permissions", error);
            default -> unavailable(where, line(error), error);
        };
    }

    static StoreDamaged damaged(String where, String what, @org.jspecify.annotations.Nullable Throwable error) {
        return new StoreDamaged("store " + where + " " + what
                + "; nothing is lost, the journal has it all: run `spampot rebuild` to make the store again", error);
    }

    private static StoreUnavailable unavailable(String where, String what, SQLException error) {
        return new StoreUnavailable("store " + where + ": " + what, error);
    }

    private static String line(Throwable error) {
        String message = String.valueOf(error.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
