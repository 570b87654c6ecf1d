package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.model.Analysis;
import org.spampot.model.Attachment;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.Link;
import org.spampot.model.Source;

/// Where mail programs differ, what any of them shows is found, and the doubt has a name: `expected.tsv` in
/// `src/test/corpus/mime` tells for each mail there. Goldens hold the rest.
class AmbiguityTest {
    private final MessageAnalysis analysis = new MessageAnalysis(Patterns.parse("none", ""));

    /// @param defects and the rest: words; with `!` before it, what must not be found
    record Row(String name, List<String> defects, List<String> hosts, List<String> files) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Path folder() {
        return GoldenTest.corpus().resolve("mime");
    }

    static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(folder().resolve("expected.tsv"))) {
            return lines.filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1))
                    .map(cells -> new Row(cells[0], words(cells[1]), words(cells[2]), words(cells[3]))).toList();
        }
    }

    private static List<String> words(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(" ", -1));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatAnyProgramShowsIsFound(Row row) throws IOException {
        Bytes mail = Bytes.own(Files.readAllBytes(folder().resolve(row.name + ".eml")));

        for (Bytes content : List.of(mail, GoldenTest.withCrLf(mail))) {
            Analysis found = analysis.of(content, Source.UNKNOWN);
            compare(row.defects, found.defects().stream().map(Defect::name).collect(Collectors.toSet()));
            compare(row.hosts, found.links().stream().filter(link -> !link.where().part().equals("header"))
                    .map(Link::host).collect(Collectors.toSet()));
            compare(row.files, found.attachments().stream().map(Attachment::name)
                    .map(name -> name.toLowerCase(Locale.ROOT).replace(' ', '_')).collect(Collectors.toSet()));
            assertThat(found.truncated()).isEmpty();
        }
    }

    private static void compare(List<String> wanted, Set<String> found) {
        for (String each : wanted) {
            if (each.startsWith("!")) {
                assertThat(found).doesNotContain(each.substring(1));
            } else {
                assertThat(found).contains(each);
            }
        }
    }

    @Test
    void everyMailHasItsRow() throws IOException {
        try (Stream<Path> mails = Files.list(folder())) {
            assertThat(mails.map(mail -> mail.getFileName().toString()).filter(name -> name.endsWith(".eml"))
                    .map(name -> name.substring(0, name.length() - 4)).toList())
                    .containsExactlyInAnyOrderElementsOf(rows().stream().map(Row::name).toList());
        }
    }

    @Test
    void thereAreManyKindsOfDoubt() throws IOException {
        assertThat(rows().stream().flatMap(row -> row.defects.stream()).filter(name -> !name.startsWith("!"))
                .distinct().count()).isGreaterThanOrEqualTo(40);
    }
}
