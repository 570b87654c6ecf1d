package org.spampot.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows by the minute are few, whatever comes in and in whatever order.
final class MinuteTotalsTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long FIRST = 29_000_000;

    @TempDir
    private Path directory;

    private String url = "";

    @BeforeEach
    void create() {
        Path file = directory.resolve("store.db");
        SqlStore.open(file, Mode.OWNER).close();
        url = "jdbc:sqlite:" + file;
    }

    private static List<Long> kept(Connection connection) throws SQLException {
        List<Long> kept = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT minute, sessions FROM minute_total ORDER BY minute")) {
            while (rows.next()) {
                assertThat(rows.getLong(2)).as("a minute that is kept is whole").isEqualTo(2);
                kept.add(rows.getLong(1));
            }
        }
        return kept;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theNewestStayWhateverTheOrder(long seed) throws SQLException {
        List<Long> minutes = new ArrayList<>(LongStream.range(FIRST, FIRST + MinuteTotals.KEPT + 500).boxed().toList());
        List<Long> twice = new ArrayList<>(minutes);
        twice.addAll(minutes);
        var random = new Random(seed);
        Collections.shuffle(twice, random);
        try (var connection = DriverManager.getConnection(url); var sql = new Statements(connection)) {
            connection.setAutoCommit(false);
            var totals = new MinuteTotals(sql);
            for (long minute : twice) {
                totals.session(minute * MINUTE + random.nextLong(MINUTE));
                if (random.nextInt(50) == 0) {
                    totals.flush();
                }
            }
            totals.flush();

            assertThat(kept(connection)).isEqualTo(minutes.subList(500, minutes.size()));
        }
    }

    @Test
    void oneFromTheFutureTakesOnePlaceOnly() throws SQLException {
        try (var connection = DriverManager.getConnection(url); var sql = new Statements(connection)) {
            connection.setAutoCommit(false);
            var totals = new MinuteTotals(sql);
            for (long minute : List.of(FIRST + 50_000_000, FIRST, FIRST + 1)) {
                totals.session(minute * MINUTE);
                totals.session(minute * MINUTE + MINUTE - 1);
                totals.flush();
            }

            assertThat(kept(connection)).containsExactly(FIRST, FIRST + 1, FIRST + 50_000_000);
        }
    }
}
