package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.golden.Golden;
import picocli.CommandLine;

final class CommandLineTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    static Stream<String> commands() {
        return Spampot.commandLine(terminal(new ByteArrayOutputStream(), new ByteArrayOutputStream()), "")
                .getSubcommands().keySet().stream();
    }

    @Test
    void theHelpListsEveryCommand() {
        assertThat(run("--help")).isZero();
        Golden.check("src/test/resources/org/spampot/cli/help.txt", out());
        commands().forEach(name -> assertThat(out()).contains("\n  " + name));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandHasAManPage(String name) {
        Golden.check("docs/man/spampot-" + name + ".1.md", ManPage.of(name));
        assertThat(run(name, "--help")).isZero();
        assertThat(out().lines()).allMatch(line -> line.length() <= 100).first().asString()
                .startsWith("Usage: spampot " + name);
    }

    @Test
    void theProgramHasAManPage() {
        Golden.check("docs/man/spampot.1.md", ManPage.ofProgram(commands().toList()));
    }

    @Test
    void aMistypedCommandIsNamedWithTheNearOne() {
        assertThat(run("tpo")).isEqualTo(2);
        assertThat(err())
                .isEqualTo("spampot: there is no command \"tpo\"; did you mean \"top\"? see `spampot --help`\n");
        assertThat(out()).isEmpty();
    }

    @Test
    void helpIsThereHoweverItIsAskedFor() {
        assertThat(run("help")).isZero();
        assertThat(out()).startsWith("Usage: spampot COMMAND");
        out.reset();
        assertThat(run("help", "top")).isZero();
        assertThat(out()).startsWith("Usage: spampot top");
        assertThat(run("help", "tpo")).isEqualTo(2);
        assertThat(err()).contains("did you mean \"top\"?").hasLineCount(1);
    }

    @Test
    void aWordTooManyIsNamed() {
        assertThat(run("top", "sources", "domains")).isEqualTo(2);
        assertThat(err()).isEqualTo("spampot: \"domains\" is one word too many; see `spampot top --help`\n");
    }

    @Test
    void whatSessionsDoNotHaveCannotBeAskedOfThem() {
        assertThat(run("search", "--sessions", "subject:x", "--data", folder.toString())).isEqualTo(2);
        assertThat(run("search", "--sessions", "pills", "--data", folder.toString())).isEqualTo(2);
        assertThat(run("search", "--sessions", "kind:spam", "kind:empty", "--data", folder.toString())).isEqualTo(2);
        assertThat(err().lines()).satisfiesExactly(
                one -> assertThat(one).contains("subject: is of messages; sessions are found by source: helo: kind:"),
                two -> assertThat(two).contains("words are looked for in messages"),
                three -> assertThat(three).contains("kind: is there twice"));
    }

    @Test
    void aMistypedOptionIsNamedWithTheNearOne() {
        assertThat(run("top", "sources", "--limt", "3")).isEqualTo(2);
        assertThat(err()).contains("did you mean \"--limit\"?").hasLineCount(1);
    }

    @Test
    void nothingIsWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(err()).startsWith("spampot: no command given; there are: ").hasLineCount(1);
    }

    @Test
    void aMistypedKindIsNamedWithTheNearOne() {
        assertThat(run("top", "sorces", "--data", folder.toString())).isEqualTo(2);
        assertThat(err()).contains("top: no top list \"sorces\"; did you mean \"sources\"? there are: sources");
    }

    @Test
    void whatIsNoNumberIsWrongUsage() {
        for (List<String> wrong : List.of(List.of("top", "sources", "--limit", "many"),
                List.of("top", "sources", "--limit", "0"), List.of("top", "sources", "--limit", "-5"),
                List.of("top", "sources", "--since", "yesterday"), List.of("top", "sources", "--format", "xml"),
                List.of("top"), List.of("search", "--limit", "0"), List.of("show"))) {
            assertThat(run(wrong.toArray(String[]::new))).as("%s", wrong).isEqualTo(2);
        }
        assertThat(err()).hasLineCount(8);
    }

    @Test
    void aDirectoryThatIsNotThereIsNamed() {
        Path none = folder.resolve("none");

        assertThat(run("top", "sources", "--data", none.toString())).isEqualTo(1);
        assertThat(err()).isEqualTo("spampot: data directory " + none
                + " is not there; name one with --data, or make one with `spampot run`\n");
    }

    @Test
    void aDirectoryWithoutStoreIsNamed() {
        assertThat(run("top", "sources", "--data", folder.toString())).isEqualTo(1);
        assertThat(err()).contains("there is no store in " + folder).hasLineCount(1);
    }

    @Test
    void whatSomebodyTypedReachesTheTerminalEscaped() {
        assertThat(run("show", "\u001b[2J\u202e", "--data", folder.toString())).isNotZero();
        assertThat(run("\u001b[2J")).isEqualTo(2);
        assertThat(err()).doesNotContain("\u001b").doesNotContain("\u202e");
    }

    @Test
    void aSettingThatCannotBeUsedIsWrongUsage() {
        int code = Spampot.run(new String[]{"check-config"},
                new Terminal(out, err, Map.of("SPAMPOT_LIMITS_MESSAGE", "big"), false));

        assertThat(code).isEqualTo(2);
        assertThat(err()).startsWith("spampot: SPAMPOT_LIMITS_MESSAGE: limits.message: \"big\" cannot be used");
    }

    @Test
    void settingsAreListedWithWhereTheyCameFrom() {
        assertThat(Spampot.run(new String[]{"check-config", "--data", "d"},
                new Terminal(out, err, Map.of("SPAMPOT_SMTP_HOST", "trap.example"), false))).isZero();

        assertThat(out().lines().map(line -> line.replaceAll(" {2,}", "  "))).contains("data  d  --data",
                "smtp.host  trap.example  SPAMPOT_SMTP_HOST", "journal.segment-age  24h  default");
    }

    @Test
    void colorsAreForTerminalsOnly() {
        assertThat(new Terminal(out, err, Map.of(), false).colors()).isFalse();
        assertThat(new Terminal(out, err, Map.of(), true).colors()).isTrue();
        assertThat(new Terminal(out, err, Map.of("NO_COLOR", "1"), true).colors()).isFalse();
        assertThat(new Terminal(out, err, Map.of("TERM", "dumb"), true).colors()).isFalse();
    }

    @Test
    void theCompletionScriptKnowsTheCommands() {
        assertThat(run("completion", "bash")).isZero();
        assertThat(out()).contains("complete -F").contains("check-config");
    }

    @Test
    void anErrorOfOursIsOneLineToo() {
        CommandLine line = Spampot.commandLine(terminal(out, err), "version");
        line.addSubcommand("broken", new Broken());

        assertThat(line.execute("broken")).isEqualTo(1);
        assertThat(err())
                .startsWith("spampot: this should not have happened: java.lang.IllegalStateException: \\u001boops at ")
                .hasLineCount(1);
    }

    @CommandLine.Command(name = "broken")
    private static final class Broken implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("\u001boops");
        }
    }

    private int run(String... args) {
        int code = Spampot.run(args, terminal(out, err));
        return code;
    }

    private static Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Terminal(out, err, Map.of(), false);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
