package org.spampot.analysis.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spampot.model.FileEntry;

/// Over the tables of archives and documents: how much of what is in each kind of file is found, and how much of what is
/// found is in it. The first word of a case's name is its kind.
class FileRecallTest {
    private static final class Score {
        private int files;
        private int expected;
        private int found;
        private int right;

        void add(Set<String> wanted, Set<String> got) {
            files++;
            expected += wanted.size();
            found += got.size();
            right += (int) got.stream().filter(wanted::contains).count();
        }
    }

    private final Map<String, Score> scores = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void allThatIsInFilesIsFoundAndNothingElse() {
        ArchiveCases.all().forEach(this::archive);
        Stream.concat(DocumentCases.all().stream(), CarrierCases.all().stream()).forEach(this::document);

        scores.forEach((kind, score) -> System.out.printf("%-12s recall %.3f precision %.3f (%d files, %d findings)%n",
                kind, (double) score.right / Math.max(1, score.expected),
                (double) score.right / Math.max(1, score.found),
                score.files, score.expected));
        assertThat(wrong).isEmpty();
        assertThat(scores.values().stream().mapToInt(score -> score.files).sum()).isGreaterThanOrEqualTo(200);
    }

    private void archive(ArchiveCases.Case each) {
        Contents found = FileFixtures.open(each.content().toArray(), each.file());
        Set<String> wanted = new HashSet<>(each.entries());
        wanted.addAll(each.oddities());
        wanted.addAll(each.flags());
        Set<String> got = new HashSet<>(found.flags());
        found.oddities().forEach(odd -> got.add(odd.name()));
        for (FileEntry entry : found.entries()) {
            got.add(entry.path() + (entry.sha256().isEmpty() ? "?" : ""));
        }
        add(each.name(), wanted, got);
    }

    private void document(DocumentCases.Case each) {
        Contents found = FileFixtures.open(each.content().toArray(), each.file());
        Set<String> wanted = new HashSet<>(each.entries());
        wanted.addAll(each.flags());
        wanted.addAll(each.urls());
        wanted.add(each.type());
        wanted.addAll(each.words());
        Set<String> got = new HashSet<>(found.flags());
        got.add(found.type());
        found.entries().forEach(entry -> got.add(entry.path()));
        found.references().forEach(url -> got.add(url.how() + "=" + url.url()));
        String text = Stream.concat(found.texts().stream(), found.pages().stream()).map(Contents.Text::text)
                .collect(Collectors.joining("\n"));
        each.words().stream().filter(text::contains).forEach(got::add);
        add(each.name(), wanted, got);
    }

    private void add(String name, Set<String> wanted, Set<String> got) {
        scores.computeIfAbsent(name.split(" ", 2)[0], _ -> new Score()).add(wanted, got);
        if (!wanted.equals(got)) {
            wrong.add(name + ": " + got + " instead of " + wanted);
        }
    }
}
