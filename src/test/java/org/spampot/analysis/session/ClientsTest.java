package org.spampot.analysis.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spampot.golden.Golden;
import org.spampot.model.SessionKind;

/// Real programs, recorded against a running honeypot, are told apart by their dialects.
///
/// `clients/NAME.RUN.dialog`: run `1a` defines what a program speaks (persona postfix); `2a` is the same with another message,
/// sender and recipient; `2b` and `2c` are the other message against the personas spamhat and postfix-submission, which
/// offer nothing, and more.
final class ClientsTest {
    private static final Path RECORDINGS = Path.of(System.getProperty("spampot.basedir", "."),
            "src/test/resources/org/spampot/analysis/session/clients");
    private static final Map<String, Map<String, String>> DIALECTS = new TreeMap<>();

    static {
        try (var files = Files.list(RECORDINGS)) {
            for (Path file : files.sorted().toList()) {
                String[] name = String.valueOf(file.getFileName()).split("\\.", -1);
                DIALECTS.computeIfAbsent(name[1], run -> new TreeMap<>()).put(name[0],
                        Dialog.dialect(Files.readString(file)).text());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> run(String name) {
        return DIALECTS.getOrDefault(name, Map.of());
    }

    @Test
    void anotherMessageFromAnotherSenderIsTheSameDialect() {
        Map<String, String> changed = new TreeMap<>(run("2a"));
        changed.entrySet().removeAll(run("1a").entrySet());

        assertThat(changed).isEmpty();
        assertThat(run("2a")).hasSizeGreaterThanOrEqualTo(28);
    }

    @Test
    void programsSpeakDifferently() {
        Map<String, List<String>> speakers = run("1a").entrySet().stream().collect(Collectors.groupingBy(
                Map.Entry::getValue, TreeMap::new, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        List<List<String>> alike = speakers.values().stream().filter(names -> names.size() > 1).toList();

        assertThat(speakers).as("these cannot be told apart: %s", alike).hasSizeGreaterThanOrEqualTo(28);
    }

    /// Their number is what was reached; others are alike in all that was to be seen.
    @ParameterizedTest
    @CsvSource({"2a, 25", "2b, 18", "2c, 24"})
    void aProgramIsFoundAgainInARunThatDidNotDefineIt(String name, int programs) {
        List<String> wrong = new ArrayList<>();
        int right = 0;
        for (var client : run(name).entrySet()) {
            List<String> closest = closest(client.getValue());
            if (closest.equals(List.of(client.getKey()))) {
                right++;
            } else {
                wrong.add(client.getKey() + " as " + closest);
            }
        }

        assertThat(right).as("taken for others: %s", wrong).isGreaterThanOrEqualTo(programs);
    }

    private static List<String> closest(String dialect) {
        Map<Likeness, List<String>> byLikeness = run("1a").entrySet().stream().collect(Collectors.groupingBy(
                client -> Likeness.of(client.getValue(), dialect), Collectors.mapping(Map.Entry::getKey,
                        Collectors.toList())));
        return byLikeness.entrySet().stream().max(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(Map.Entry::getValue).orElse(List.of());
    }

    /// `programs.tsv` is made of the first runs; `-Dgolden=update` writes it again.
    @Test
    void theListOfProgramsIsWhatTheRecordingsSay() {
        var list = new StringBuilder("# Programs by the dialect they spoke in a recording; made by ClientsTest\n");
        run("1a").forEach((client, dialect) -> {
            if (!client.startsWith("bot-")) {
                list.append(client).append('\t').append(dialect).append('\n');
            }
        });

        Golden.check("src/main/resources/org/spampot/analysis/session/programs.tsv", list.toString());
    }

    /// Of the runs that define nothing: the right name among those given, and never a wrong name alone.
    @ParameterizedTest
    @CsvSource({"2a, 32", "2b, 11", "2c, 30"})
    void aProgramIsNamedAndNeverOnlyAnother(String name, int named) {
        List<String> wrong = new ArrayList<>();
        int right = 0;
        for (var client : run(name).entrySet()) {
            String like = Programs.like(client.getValue());
            if (List.of(like.split(", ", -1)).contains(client.getKey())) {
                right++;
            } else if (!like.isEmpty()) {
                wrong.add(client.getKey() + " as " + like);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(right).isGreaterThanOrEqualTo(named);
    }

    @Test
    void scannersAndGuessersAreTakenForWhatTheyAre() throws IOException {
        assertThat(kinds("nmap-open-relay")).containsOnly(SessionKind.RELAY_TEST);
        assertThat(kinds("nmap-enum-users")).containsOnly(SessionKind.HARVESTING);
        assertThat(kinds("hydra")).containsOnly(SessionKind.AUTH_GUESSING);
        assertThat(kinds("check-smtp")).containsOnly(SessionKind.HEALTH_CHECK);
        assertThat(kinds("openssl")).containsOnly(SessionKind.TLS_SCAN);
    }

    private static List<SessionKind> kinds(String client) throws IOException {
        List<SessionKind> kinds = new ArrayList<>();
        try (var files = Files.list(RECORDINGS)) {
            for (Path file : files.sorted().toList()) {
                if (String.valueOf(file.getFileName()).startsWith(client + ".")) {
                    kinds.add(Dialog.kind(Files.readString(file)));
                }
            }
        }
        return kinds;
    }
}
