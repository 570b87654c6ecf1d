package org.spampot.yara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.model.Bytes;

/// Rules are run by the program that is there, and whatever it does, an answer comes.
final class YaraTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String RULES = """
            rule macro : office dropper { meta: author = "me" strings: $a = "AutoOpen" nocase condition: $a }
            rule hello { strings: $a = "hello" condition: $a }
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Yara yara(Path... rules) {
        boolean there = Yara.version("yara").isPresent();
        if (!there) {
            System.err.println("skipped: the program yara is not installed (dist/install-tools.sh)");
        }
        assumeTrue(there, "the program yara is not installed");
        return Yara.open("yara", List.of(rules).stream().map(Path::toString).toList(), LONG, 2, new Random(1));
    }

    private static List<String> matches(Yara yara, String... files) {
        var result = yara.scan(List.of(files).stream().map(Bytes::utf8).toList());
        assertThat(result).isInstanceOf(Yara.Result.Matched.class);
        return ((Yara.Result.Matched) result).matches().stream()
                .map(match -> match.file() + " " + match.rule() + " " + match.tags() + " " + match.meta()).toList();
    }

    @Test
    void eachFileIsToldTheRulesThatFitIt() throws IOException {
        try (var yara = yara(file("a.yar", RULES))) {
            assertThat(matches(yara, "hello autoopen", "nothing", "say hello")).containsExactly(
                    "0 macro office,dropper author=\"me\"", "0 hello  ", "2 hello  ");
            assertThat(matches(yara, "nothing")).isEmpty();
            assertThat(matches(yara)).isEmpty();
            assertThat(matches(yara, "AUTOOPEN")).hasSize(1);
        }
    }

    @Test
    void manyAskAtOnceAndEachGetsItsOwnAnswer() throws IOException {
        try (var yara = yara(file("a.yar", RULES))) {
            var asked = IntStream.range(0, 60).mapToObj(number -> CompletableFuture.supplyAsync(
                    () -> matches(yara, number % 2 == 0 ? "hello" : "bye", "x".repeat(number + 1), "hello"))).toList();

            for (int number = 0; number < 60; number++) {
                assertThat(asked.get(number).join()).hasSize(number % 2 == 0 ? 2 : 1).last().isEqualTo("2 hello  ");
            }
        }
    }

    @Test
    void aRuleForAllOthersDoesNotHoldForOurs() throws IOException {
        try (var yara = yara(file("a.yar", "global rule never { condition: false }\n" + RULES))) {
            assertThat(matches(yara, "hello")).isEmpty();
        }
    }

    @Test
    void aFileThatKnowsHowAnswersEndDoesNotEndOne() throws IOException {
        try (var yara = yara(file("a.yar", RULES))) {
            assertThat(matches(yara, "spampot_end_", "hello", "spampot_end_00 [] [] /x/1\n"))
                    .containsExactly("1 hello  ");
        }
    }

    @Test
    void whatIsTooMuchIsCut() throws IOException {
        var many = new StringBuilder();
        for (int rule = 0; rule < 300; rule++) {
            many.append("rule r").append(rule).append(" { condition: true }\n");
        }
        try (var yara = yara(file("a.yar", many.toString()))) {
            var matched = (Yara.Result.Matched) yara.scan(List.of(Bytes.utf8("x"), Bytes.utf8("y")));

            assertThat(matched.matches()).hasSize(200);
            assertThat(matched.cut()).isTrue();
        }
    }

    @Test
    void directoriesAreReadByName() throws IOException {
        file("b.yar", "rule second { condition: true }");
        file("a.yara", "rule first { condition: true }");
        file("c.txt", "no rule");
        try (var yara = yara(folder)) {
            assertThat(yara.files()).isEqualTo(2);
            assertThat(matches(yara, "x")).containsExactly("0 first  ", "0 second  ");
        }
    }

    @Test
    void whatIsWrongInRulesIsOneLine() throws IOException {
        Path bad = file("bad.yar", "rule x {\n  strings: $a = \"x\"\n  condition: $b\n}\n");
        assertThatThrownBy(() -> yara(bad)).isInstanceOf(YaraUnusable.class)
                .hasMessage(bad + ":4: undefined string \"$b\"");
    }

    @Test
    void rulesThatAreNotThereAreNamed() {
        assertThatThrownBy(() -> Yara.open("yara", List.of(folder + "/none.yar"), LONG, 1, new Random(1)))
                .isInstanceOf(YaraUnusable.class).hasMessageContaining("none.yar: no such file");
        assertThatThrownBy(() -> Yara.open("yara", List.of(folder.toString()), LONG, 1, new Random(1)))
                .isInstanceOf(YaraUnusable.class).hasMessageContaining("without .yar");
        assertThat(Yara.version(folder + "/no-such-program")).isEmpty();
    }

    @Test
    void whoSaysNothingIsEnded() throws IOException {
        try (var yara = pretended("while read line; do :; done; sleep 1000", Duration.ofMillis(300))) {
            assertThat(yara.scan(List.of(Bytes.utf8("x")))).isInstanceOf(Yara.Result.Failed.class)
                    .extracting(failed -> ((Yara.Result.Failed) failed).why()).asString().startsWith("no answer");
        }
    }

    @Test
    void whoFailsIsReplaced() throws IOException {
        Path once = folder.resolve("once");
        // the first gives up, the second answers as yara does
        String answers = "if [ ! -e " + once + " ]; then : > " + once + "; exit 139; fi\n"
                + "end=$(sed -n 's/^rule \\([a-z_0-9]*\\) .*/\\1/p' \"${0%/*}/rules\")\n"
                + "while read line; do case $line in */end) echo \"$end [] []\";; *) echo \"r [t] [] $line\";; esac; done";
        try (var yara = pretended(answers, LONG)) {
            assertThat(yara.scan(List.of(Bytes.utf8("x")))).isEqualTo(new Yara.Result.Failed("the program ended"));
            assertThat(matches(yara, "x")).containsExactly("0 r t ");
        }
    }

    /// A program that checks nothing, and reads names of files as `script` says.
    private Yara pretended(String script, Duration timeout) throws IOException {
        Path program = file("program", "#!/bin/sh\ncase \"$*\" in *scan-list*) ;; *) exit 0;; esac\n"
                + "for each in \"$@\"; do case $each in spampot:*) cp \"${each#spampot:}\" \"${0%/*}/rules\";; esac; done\n"
                + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return Yara.open(program.toString(), List.of(file("a.yar", RULES).toString()), timeout, 1, new Random(1));
    }
}
