package org.spampot.store.sql;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.spampot.store.TopKind;

/// Finds pictures that look like one: hashes of variants of a picture differ in few bits, those of others in many
/// (`docs/reference/analysis.md`, section image). No index helps with that, so the most frequent ones are gone through.
final class Likeness {
    /// Bits in which variants may differ.
    private static final int NEAR = 6;

    /// Pictures gone through: some 50 ms.
    private static final int LOOKED_AT = 100_000;

    /// Pictures asked for at once.
    private static final int MOST = 200;

    private Likeness() {}

    /// `hash` and those near it.
    ///
    /// @param hash 16 hex digits
    static Set<String> of(DSLContext db, String hash) {
        var near = new LinkedHashSet<String>();
        near.add(hash);
        long wanted = Long.parseUnsignedLong(hash, 16);
        try (var values = db.select(Tables.SIGHTING_VALUE).from(Tables.SIGHTING)
                .where(Tables.SIGHTING_KIND.eq(TopKind.PICTURES.word())).orderBy(Tables.SIGHTING_MESSAGES.desc())
                .limit(LOOKED_AT).fetchLazy()) {
            for (var row : values) {
                String value = row.value1();
                if (near.size() < MOST && value.length() == 16
                        && Long.bitCount(Long.parseUnsignedLong(value, 16) ^ wanted) <= NEAR) {
                    near.add(value);
                }
            }
        }
        return near;
    }
}
