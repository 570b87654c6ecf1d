package org.spampot.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// The table of paths in `src/test/smtp/paths.json`, and that no argument at all is too odd.
final class PathArgumentTest {
    /// One row; what is left out is empty.
    record Row(@JsonProperty("text") String text, @JsonProperty("address") String address,
            @JsonProperty("missing") boolean missing,
            @JsonProperty("parameters") @Nullable List<String> parameters,
            @JsonProperty("oddities") @Nullable List<String> oddities) {}

    @TestFactory
    Stream<DynamicTest> aPathIsReadAsTheTableSays() {
        Path table = Path.of(System.getProperty("spampot.basedir", "."), "src/test/smtp/paths.json");
        return Stream.of(new JsonMapper().readValue(table.toFile(), Row[].class))
                .map(row -> DynamicTest.dynamicTest("MAIL " + row.text(), () -> check(row)));
    }

    private static void check(Row row) {
        PathArgument read = PathArgument.read("FROM", row.text());
        assertThat(read.path().address()).isEqualTo(row.address());
        assertThat(read.missing()).isEqualTo(row.missing());
        assertThat(read.path().parameters()).isEqualTo(row.parameters() == null ? List.of() : row.parameters());
        assertThat(read.oddities().stream().map(ProtocolDefect::word))
                .containsExactlyInAnyOrderElementsOf(row.oddities() == null ? List.of() : row.oddities());
        assertThat(row.text()).as("the argument is as sent").endsWith(read.path().argument());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noArgumentIsTooOdd(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        String alphabet = "FROM: <>\"\\@,=a\t[]";
        for (int time = 0; time < 20_000; time++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            PathArgument read = PathArgument.read("FROM", text.toString());
            assertThat(text.toString()).contains(read.path().argument());
            assertThat(read.path().argument()).contains(read.path().address());
        }
    }
}
