package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.model.Analysis;
import org.spampot.model.Attachment;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.FileEntry;
import org.spampot.model.Source;

/// What each mail of the corpus is there for is found, and what it only looks like is not: `expected.tsv` of its folder
/// was written before the analysis was asked. Goldens hold the rest.
class ExpectedTest {
    private static final List<String> FOLDERS = List.of("carried", "shape", "hidden", "tongues", "reach");

    private final MessageAnalysis analysis = new MessageAnalysis(Patterns.parse("none", ""));

    /// @param findings kinds and values; with `!` before it, what must not be found
    record Row(String folder, String name, List<String> findings) {
        @Override
        public String toString() {
            return folder + "/" + name;
        }
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<String> lines = Files.lines(GoldenTest.corpus().resolve(folder + "/expected.tsv"))) {
                lines.filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1))
                        .map(cells -> new Row(folder, cells[0], List.of(cells[1].split(" ", -1)))).forEach(rows::add);
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatTheMailIsThereForIsFound(Row row) throws IOException {
        Bytes mail = Bytes.own(Files.readAllBytes(GoldenTest.corpus().resolve(row + ".eml")));

        for (Bytes content : List.of(mail, GoldenTest.withCrLf(mail))) {
            Set<String> found = findings(analysis.of(content, Source.UNKNOWN));
            for (String each : row.findings) {
                if (each.startsWith("!")) {
                    assertThat(found).doesNotContain(each.substring(1));
                } else {
                    assertThat(found).contains(each);
                }
            }
            assertThat(found).doesNotContain("defect=analyzer-failed", "defect=file-broken");
        }
    }

    /// All that was found, as kinds and values; blanks in a value are written as `_`.
    private static Set<String> findings(Analysis of) {
        Set<String> found = new TreeSet<>();
        of.links().stream().filter(link -> !link.where().part().equals("header")).forEach(link -> {
            found.add("host=" + link.host());
            found.add("url=" + link.url());
        });
        of.indicators().forEach(each -> found.add(each.kind().name().toLowerCase(Locale.ROOT).replace("_", "") + "="
                + each.value()));
        for (Defect defect : of.defects()) {
            found.add("defect=" + defect.name());
            if (defect.name().equals("hidden-text")) {
                for (String word : defect.detail().split("[^a-z-]+", -1)) {
                    found.add("hidden=" + word);
                }
            }
        }
        found.add("language=" + of.language().code());
        of.facts().traits().forEach(trait -> found.add("trait=" + trait.name()));
        of.facts().signatures().forEach(each -> found.add("sig=" + each.kind() + ":" + each.domain()));
        of.facts().results().forEach(each -> found.add("auth=" + each.method()));
        of.attachments().forEach(each -> attachment(each, found));
        String text = of.text().replaceAll("\\s+", "_");
        found.add(text.contains("Pay_now") ? "text=Pay_now" : "text=other");
        found.add(text.contains("weather") ? "text=weather" : "text=other");
        return found;
    }

    private static void attachment(Attachment each, Set<String> found) {
        found.add("file=" + each.name());
        found.add("type=" + each.detectedType());
        each.flags().forEach(flag -> found.add("flag=" + flag));
        for (FileEntry entry : each.entries()) {
            found.add("entry=" + entry.path());
            entry.flags().forEach(flag -> found.add("eflag=" + flag));
        }
    }

    @Test
    void everyMailHasItsRow() throws IOException {
        List<String> named = rows().stream().map(Row::toString).toList();
        for (String folder : FOLDERS) {
            try (Stream<Path> mails = Files.list(GoldenTest.corpus().resolve(folder))) {
                assertThat(mails.map(Path::toString).filter(name -> name.endsWith(".eml")).map(Path::of)
                        .map(path -> folder + "/" + path.getFileName().toString().replace(".eml", "")))
                        .isNotEmpty().allSatisfy(name -> assertThat(named).contains(name));
            }
        }
    }
}
