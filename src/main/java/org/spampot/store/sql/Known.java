package org.spampot.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.spampot.model.CaptureId;
import org.spampot.model.SessionId;

/// Whether the store has a capture: asked for each one of an archive, so the questions are made once.
final class Known {
    private static final DSLContext SQL = DSL.using(SQLDialect.SQLITE);
    private static final String MESSAGE = SQL.select(Tables.MESSAGE_ID).from(Tables.SESSION).join(Tables.MESSAGE)
            .on(Tables.MESSAGE_SESSION.eq(Tables.SESSION_ID)).where(Tables.SESSION_NAME.eq(""))
            .and(Tables.MESSAGE_ORDINAL.eq(0)).getSQL(ParamType.INDEXED);
    private static final String ENDED = SQL.select(Tables.SESSION_ID).from(Tables.SESSION)
            .where(Tables.SESSION_NAME.eq("")).and(Tables.SESSION_END.isNotNull()).getSQL(ParamType.INDEXED);

    private Known() {}

    private interface Names {
        void set(PreparedStatement statement) throws SQLException;
    }

    static boolean message(DSLContext db, CaptureId id) {
        return is(db, MESSAGE, statement -> {
            statement.setString(1, id.session().value());
            statement.setInt(2, id.ordinal());
        });
    }

    /// Whether it has the end of a session, and not only messages of it.
    static boolean ended(DSLContext db, SessionId id) {
        return is(db, ENDED, statement -> statement.setString(1, id.value()));
    }

    private static boolean is(DSLContext db, String sql, Names names) {
        return db.connectionResult(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                names.set(statement);
                try (var rows = statement.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }
}
