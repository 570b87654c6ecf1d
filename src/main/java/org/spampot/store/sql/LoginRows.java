package org.spampot.store.sql;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.spampot.model.Login;
import org.spampot.store.TopKind;

/// What sessions tried to sign in with: counted as names and as names with secrets, and found again by both.
///
/// Thread-safety: what writes belongs to the thread that commits.
final class LoginRows {
    /// Up to so many sessions are looked up one by one; when there are more, the newest are near the end of all sessions.
    private static final int FEW = 500;

    private LoginRows() {}

    /// Counts the attempts of one session, which began at `opened`.
    static void add(Statements sql, Sightings sightings, long session, List<Login> logins, long opened)
            throws SQLException {
        record Tried(Sightings.Key key, String label) {}
        Map<Tried, Integer> tries = new LinkedHashMap<>();
        for (Login login : logins) {
            for (var each : List.of(Map.entry(TopKind.LOGINS, login.name()),
                    Map.entry(TopKind.CREDENTIALS, login.pair()))) {
                String value = each.getValue();
                if (!value.isEmpty()) {
                    tries.merge(new Tried(new Sightings.Key(each.getKey(), Clean.value(value)), Clean.word(value)), 1,
                            Integer::sum);
                }
            }
        }
        for (var each : tries.entrySet()) {
            Tried tried = each.getKey();
            sightings.add(tried.key(), tried.label(), opened, each.getValue(), 1);
            sql.add("INSERT INTO session_login (session_id, sighting_id) VALUES (?, ?)", session,
                    sightings.id(tried.key(), tried.label()));
        }
    }

    /// Sessions that tried `value`, a name or `name:secret`; nothing when none did.
    static Optional<Condition> tried(DSLContext db, String value) {
        var keys = List.of(new Sightings.Key(TopKind.LOGINS, Clean.value(value)),
                new Sightings.Key(TopKind.CREDENTIALS, Clean.value(value)));
        var ids = db.select(Tables.SIGHTING_ID).from(Tables.SIGHTING)
                .where(Tables.SIGHTING_DIGEST.in(keys.stream().map(Sightings.Key::digest).toList()),
                        Tables.SIGHTING_KIND.in(keys.stream().map(key -> key.kind().word()).toList()),
                        Tables.SIGHTING_VALUE.eq(Clean.value(value)))
                .fetch(row -> DSL.inline(row.value1()));
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        var sessions = db.selectDistinct(Tables.LOGIN_SESSION).from(Tables.LOGIN)
                .where(Tables.LOGIN_SIGHTING.in(ids)).limit(FEW + 1).fetch(row -> DSL.inline(row.value1()));
        return Optional.of(sessions.size() <= FEW
                ? Tables.SESSION_ID.in(sessions)
                : DSL.exists(DSL.selectOne().from(Tables.LOGIN).where(Tables.LOGIN_SESSION.eq(Tables.SESSION_ID),
                        Tables.LOGIN_SIGHTING.in(ids))));
    }
}
