package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.model.Analysis;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.Indicator;
import org.spampot.model.Link;
import org.spampot.model.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What hides in a message and is found, and what looks like it and is not: `links.json`, `numbers.json` and
/// `deceptions.json` in `src/test/corpus/fields`. A new trick is a new row.
class LinkTableTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MessageAnalysis ANALYSIS = new MessageAnalysis(Patterns.NONE);

    /// @param group class of trick, kind of indicator, or empty
    /// @param type the media type of the mail
    record Row(String group, String type, String why, String value, List<String> expect) {
        @Override
        public String toString() {
            return group + ": " + why;
        }

        Analysis analysis() {
            return ANALYSIS.of(Bytes.utf8("Content-Type: " + type + "; charset=utf-8\n\n" + value), Source.UNKNOWN);
        }
    }

    /// How many there are, how many were found, and how many of these are right.
    private static final class Score {
        private int expected;
        private int found;
        private int right;

        void add(Set<String> wanted, Set<String> got) {
            expected += wanted.size();
            found += got.size();
            right += (int) got.stream().filter(wanted::contains).count();
        }

        double recall() {
            return expected == 0 ? 1 : (double) right / expected;
        }

        double precision() {
            return found == 0 ? 1 : (double) right / found;
        }
    }

    private static List<Row> table(String name, String group) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : JSON.readTree(Files.readString(GoldenTest.corpus().resolve("fields/" + name + ".json")))) {
            List<String> expect = new ArrayList<>();
            row.get("expect").forEach(each -> expect.add(each.stringValue()));
            String value = row.get("value").stringValue();
            rows.add(new Row(row.path(group).asString(""), type(row.path("kind").asString(""), value),
                    row.get("why").stringValue(), value, expect));
        }
        return rows;
    }

    private static String type(String kind, String value) {
        return switch (kind) {
            case "html" -> "text/html";
            case "text" -> "text/plain";
            case "calendar" -> "text/calendar";
            case "card" -> "text/vcard";
            default -> value.startsWith("<") ? "text/html" : "text/plain";
        };
    }

    static List<Row> numbers() throws IOException {
        return table("numbers", "kind");
    }

    static List<Row> deceptions() throws IOException {
        return table("deceptions", "kind");
    }

    @Test
    void urlsAreFoundHoweverTheyAreWrittenAndNothingElse() throws IOException {
        Map<String, Score> scores = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        int tricks = 0;
        List<Row> rows = table("links", "class");
        for (Row row : rows) {
            Set<String> wanted = new LinkedHashSet<>(row.expect);
            Set<String> got = new LinkedHashSet<>();
            row.analysis().links().stream().map(Link::url).forEach(got::add);
            scores.computeIfAbsent(row.group, _ -> new Score()).add(wanted, got);
            tricks += wanted.isEmpty() ? 0 : 1;
            if (!wanted.equals(got)) {
                wrong.add(row + ": " + got);
            }
        }
        scores.forEach((name, score) -> System.out.printf("%-12s recall %.3f precision %.3f (%d URLs)%n", name,
                score.recall(), score.precision(), score.expected));

        assertThat(wrong).isEmpty();
        assertThat(tricks).isGreaterThanOrEqualTo(400);
        assertThat(rows.size() - tricks).isGreaterThanOrEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void valuesOfAKindAre(Row row) {
        assertThat(row.analysis().indicators().stream().filter(found -> found.kind().word().equals(row.group))
                .map(Indicator::value).distinct().toList()).isEqualTo(row.expect);
    }

    @ParameterizedTest
    @MethodSource("deceptions")
    void deceptionsAreNamed(Row row) {
        assertThat(row.analysis().defects().stream().filter(defect -> !defect.where().startsWith("header"))
                .map(Defect::name).toList()).isEqualTo(row.expect);
    }

    @Test
    void aWrappedLinkSaysWhatItWasWrappedIn() {
        Row row = new Row("", "text/html", "",
                "<a href='https://l.facebook.com/l.php?u=http%3A%2F%2Fexample.com%2F'>x</a>",
                List.of());

        assertThat(row.analysis().links()).extracting(link -> link.where() + " " + link.url() + " " + link.via())
                .containsExactly("1:a@href https://l.facebook.com/l.php?u=http%3A%2F%2Fexample.com%2F ",
                        "1:a@href > facebook http://example.com/ https://l.facebook.com/l.php?u=http%3A%2F%2Fexample.com%2F");
    }
}
