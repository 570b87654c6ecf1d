package org.spampot.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.model.Position;
import org.spampot.store.SpamFixture;
import org.spampot.store.TopKind;

/// Both ways to make a top list of a span give the same list.
final class TopListTest {
    @TempDir
    private Path directory;

    @Test
    void goingThroughTheBestAndSummingAllAgree() {
        Path file = directory.resolve("store.db");
        try (var store = SqlStore.open(file, Mode.OWNER)) {
            store.commit(new SpamFixture(8, DamageTest.START, 60).captures(300, Duration.ofHours(40)),
                    new Position(1, 1));
        }
        try (var database = Database.open(file, Mode.READER)) {
            for (TopKind kind : TopKind.values()) {
                for (int limit : new int[]{1, 3, 10, 1_000}) {
                    for (int hours : new int[]{0, 5, 30, 39, 500}) {
                        Instant since = DamageTest.START.plus(Duration.ofHours(hours));
                        var summed = database.ask(
                                db -> new TopList(db, kind, limit, Integer.MAX_VALUE, 0).since(since));
                        var ranked = database.ask(
                                db -> new TopList(db, kind, limit, 0, Integer.MAX_VALUE).since(since));
                        var tired = database.ask(db -> new TopList(db, kind, limit, 0, 2).since(since));

                        assertThat(ranked).as("%s %d since hour %d", kind, limit, hours).isEqualTo(summed);
                        assertThat(tired).isEqualTo(summed);
                    }
                }
            }
        }
    }
}
