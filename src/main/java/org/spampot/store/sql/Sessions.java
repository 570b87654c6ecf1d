package org.spampot.store.sql;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.spampot.model.Endpoint;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.SessionKind;
import org.spampot.model.Sign;
import org.spampot.store.Page;
import org.spampot.store.PageRequest;
import org.spampot.store.SessionDetail;
import org.spampot.store.SessionFilter;
import org.spampot.store.SessionRow;

/// Reads sessions, as rows of lists and whole.
final class Sessions {
    /// A session is shown with at most so many of its messages.
    static final int MOST_MESSAGES = 10_000;
    private static final int MOST_SIGNS = 1_000;

    private static final List<SelectField<?>> COLUMNS = List.of(Tables.SESSION_ID, Tables.SESSION_NAME,
            Tables.SESSION_OPENED, Tables.SESSION_CLOSED, Tables.SESSION_END, Tables.SESSION_LISTENER,
            Tables.SESSION_PERSONA, Tables.SESSION_CLIENT_IP, Tables.SESSION_CLIENT_PORT, Tables.SESSION_SERVER_IP,
            Tables.SESSION_SERVER_PORT, Tables.SESSION_HELO, Tables.SESSION_MESSAGES, Tables.SESSION_COMMANDS,
            Tables.SESSION_KIND, Tables.SESSION_DIALECT, Tables.SESSION_JA4);

    private Sessions() {}

    static Page<SessionRow> page(DSLContext db, SessionFilter filter, PageRequest page) {
        List<Condition> conditions = new ArrayList<>();
        if (!page.before().isEmpty()) {
            Long key = db.select(Tables.SESSION_ID).from(Tables.SESSION)
                    .where(Tables.SESSION_NAME.eq(page.before())).fetchOne(row -> row.value1());
            if (key == null) {
                return new Page<>(List.of(), "");
            }
            conditions.add(Tables.SESSION_ID.lt(key));
        }
        if (!filter.source().isEmpty()) {
            conditions.add(Tables.SESSION_CLIENT_IP.in(Addresses.forms(filter.source())));
        }
        if (!filter.helo().isEmpty()) {
            conditions.add(Tables.SESSION_HELO_FOLDED.eq(Clean.folded(filter.helo())));
        }
        conditions.add(Tables.SESSION_END.isNull().or(Tables.SESSION_END.ne(SessionEnd.IMPORTED.name())));
        equal(conditions, Tables.SESSION_KIND, filter.kind());
        equal(conditions, Tables.SESSION_DIALECT, filter.dialect());
        equal(conditions, Tables.SESSION_JA4, filter.ja4());
        equal(conditions, Tables.SESSION_JA3, filter.ja3());
        if (!filter.login().isEmpty()) {
            conditions.add(LoginRows.tried(db, filter.login()).orElse(DSL.falseCondition()));
        }
        var rows = db.select(COLUMNS).from(Tables.SESSION).where(DSL.and(conditions))
                .orderBy(Tables.SESSION_ID.desc()).limit(page.size() + 1).fetch(Sessions::row);
        boolean more = rows.size() > page.size();
        List<SessionRow> shown = more ? rows.subList(0, page.size()) : rows;
        return new Page<>(shown, more ? shown.getLast().id().value() : "");
    }

    private static void equal(List<Condition> conditions, Field<String> column, String value) {
        if (!value.isEmpty()) {
            conditions.add(column.eq(value));
        }
    }

    static Optional<SessionDetail> detail(DSLContext db, Documents documents, SessionId id) {
        var found = db.select(COLUMNS).select(Tables.SESSION_DOCUMENT_BYTES).from(Tables.SESSION)
                .leftJoin(Tables.SESSION_DOCUMENT).on(Tables.SESSION_DOCUMENT_OF.eq(Tables.SESSION_ID))
                .where(Tables.SESSION_NAME.eq(id.value())).fetchOne();
        if (found == null) {
            return Optional.empty();
        }
        byte[] kept = found.get(Tables.SESSION_DOCUMENT_BYTES);
        var document = kept == null
                ? SessionDocument.NONE
                : documents.read(kept, SessionDocument.class);
        return Optional.of(new SessionDetail(row(found), document.commands(), document.transcript(), document.defects(),
                Messages.ofSession(db, found.get(Tables.SESSION_ID), MOST_MESSAGES), document.dialect(),
                signs(db, found.get(Tables.SESSION_ID)), document.evidence(), document.imported()));
    }

    private static List<Sign> signs(DSLContext db, long session) {
        return db.select(Tables.SIGN_KIND, Tables.SIGN_SCORE, Tables.SIGN_REASON).from(Tables.SIGN)
                .where(Tables.SIGN_SESSION.eq(session)).orderBy(Tables.SIGN_MESSAGE, Tables.SIGN_ORDINAL)
                .limit(MOST_SIGNS).fetch(row -> new Sign(kind(row.value1()), row.value2(), row.value3()));
    }

    private static SessionKind kind(String word) {
        return SessionKind.of(word).orElse(SessionKind.UNKNOWN);
    }

    private static SessionRow row(Record row) {
        Long closed = row.get(Tables.SESSION_CLOSED);
        String end = row.get(Tables.SESSION_END);
        return new SessionRow(new SessionId(row.get(Tables.SESSION_NAME)),
                TimeKey.instant(row.get(Tables.SESSION_OPENED)), closed == null ? null : TimeKey.instant(closed),
                end == null ? null : SessionEnd.valueOf(end), row.get(Tables.SESSION_LISTENER),
                row.get(Tables.SESSION_PERSONA),
                endpoint(row.get(Tables.SESSION_CLIENT_IP), row.get(Tables.SESSION_CLIENT_PORT)),
                endpoint(row.get(Tables.SESSION_SERVER_IP), row.get(Tables.SESSION_SERVER_PORT)),
                row.get(Tables.SESSION_HELO), row.get(Tables.SESSION_MESSAGES), row.get(Tables.SESSION_COMMANDS),
                kind(row.get(Tables.SESSION_KIND)), row.get(Tables.SESSION_DIALECT), row.get(Tables.SESSION_JA4));
    }

    private static Endpoint endpoint(String ip, int port) {
        return new Endpoint(InetAddress.ofLiteral(ip), port);
    }
}
