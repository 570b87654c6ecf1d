package org.spampot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.golden.Golden;

final class LoaderTest {
    private static final Path CASES = Path.of(System.getProperty("spampot.basedir", "."), "src/test/badconfig");

    @TempDir
    Path folder;

    static List<Path> badConfigs() throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            return cases.sorted().toList();
        }
    }

    /// `FILE` in what is expected stands for the path of the case's `config.yaml`.
    @ParameterizedTest
    @MethodSource("badConfigs")
    void aBadConfigurationIsNamedInOneLine(Path bad) {
        Path file = bad.resolve("config.yaml");

        assertThatThrownBy(() -> load(file, Map.of())).isInstanceOf(ConfigError.class)
                .satisfies(error -> {
                    String said = String.valueOf(error.getMessage()).replace(file.toString(), "FILE");
                    assertThat(said).doesNotContain("\n");
                    Golden.check("src/test/badconfig/" + bad.getFileName() + "/expect", said + "\n");
                });
    }

    @Test
    void laterOriginsWin() throws IOException {
        Path file = write("smtp:\n  host: file.example\n  persona: spamhat\nlimits:\n  recipients: 5\n");
        var environment = Map.of("SPAMPOT_SMTP_HOST", "variable.example", "SPAMPOT_LIMITS_RECIPIENTS", "6");
        var flags = List.of(new Inputs.Given("smtp.host", "--host", List.of("flag.example")));

        Effective effective = Loader.load(new Inputs(file, environment, flags));

        assertThat(effective.settings().smtp().host()).isEqualTo("flag.example");
        assertThat(origin(effective, "smtp.host")).isEqualTo("--host");
        assertThat(effective.settings().limits().recipients()).isEqualTo(6);
        assertThat(origin(effective, "limits.recipients")).isEqualTo("SPAMPOT_LIMITS_RECIPIENTS");
        assertThat(effective.settings().smtp().persona()).isEqualTo("spamhat");
        assertThat(origin(effective, "smtp.persona")).isEqualTo(file + ":3");
        assertThat(origin(effective, "limits.messages")).isEqualTo("default");
    }

    @Test
    void listenersAreWrittenShortOrAtLength() throws IOException {
        Path file = write("""
                smtp:
                  listeners:
                    - 0.0.0.0:2525
                    - bind: "[::1]:2526"
                      name: six
                      persona: spamhat
                    - 0.0.0.0:0
                """);

        assertThat(load(file, Map.of()).settings().smtp().listeners())
                .extracting(listener -> listener.bind() + " " + listener.name() + " " + listener.persona())
                .containsExactly("0.0.0.0:2525 smtp postfix", "[0:0:0:0:0:0:0:1]:2526 six spamhat",
                        "0.0.0.0:0 smtp-3 postfix");
    }

    @Test
    void aListInAVariableIsSeparatedByCommas() {
        var read = load(null, Map.of("SPAMPOT_SMTP_LISTENERS", "127.0.0.1:0, 127.0.0.1:2526",
                "SPAMPOT_CONSOLE_ALLOWED_HOSTS", "trap.example"));

        assertThat(read.settings().smtp().listeners()).hasSize(2);
        assertThat(read.settings().console().allowedHosts()).containsExactly("trap.example");
    }

    @Test
    void theTokenIsNotShown() {
        var read = load(null, Map.of("SPAMPOT_CONSOLE_TOKEN", "sesame"));

        assertThat(read.settings().console().token()).isEqualTo("sesame");
        assertThat(read.values()).noneMatch(value -> value.text().contains("sesame"));
    }

    @Test
    void aBadVariableIsNamed() {
        assertThatThrownBy(() -> load(null, Map.of("SPAMPOT_LIMITS_MESSAGE", "25")))
                .hasMessage(
                        "SPAMPOT_LIMITS_MESSAGE: limits.message: \"25\" cannot be used; write a number with B, KB, MB or"
                                + " GB, for example 25MB");
    }

    @Test
    void aMistypedVariableIsNamed() {
        assertThatThrownBy(() -> load(null, Map.of("SPAMPOT_SMTP_HOTS", "x")))
                .hasMessage("SPAMPOT_SMTP_HOTS: unknown variable; did you mean SPAMPOT_SMTP_HOST?");
    }

    @Test
    void variablesOfAnOrchestratorAreNotOurs() {
        var read = load(null, Map.of("SPAMPOT_PORT", "tcp://192.0.2.1:25", "SPAMPOT_SERVICE_HOST", "192.0.2.1",
                "SPAMPOT_SMTP_PORT_25_TCP", "x", "SPAMPOT_JAVA_OPTS", "-Xmx1g", "SPAMPOT_DATA", ""));

        assertThat(read.values()).allMatch(value -> value.origin() instanceof Origin.Default);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = folder.resolve("none.yaml");

        assertThatThrownBy(() -> load(file, Map.of()))
                .hasMessage(file + ": no such file; correct --config or SPAMPOT_CONFIG");
        assertThatThrownBy(() -> load(folder, Map.of()))
                .hasMessage(folder + ": cannot be read (it is a directory); name a readable file");
    }

    @Test
    void whatIsNotUtf8IsNamed() throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), new byte[]{'#', (byte) 0xe4, '\n'});

        assertThatThrownBy(() -> load(file, Map.of())).hasMessage(file + ": not UTF-8 text; save it as UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"512B,512", "1kb,1024", "25 MB,26214400", "2GB,2147483648", "0B,0"})
    void sizesAreRead(String text, long bytes) {
        assertThat(ByteSize.parse(text)).hasValue(new ByteSize(bytes));
        assertThat(ByteSize.parse(new ByteSize(bytes).toString())).hasValue(new ByteSize(bytes));
    }

    @ParameterizedTest
    @CsvSource({"25", "MB", "-1KB", "1.5MB", "9999999999B", "''", "5TB"})
    void otherSizesAreNot(String text) {
        assertThat(ByteSize.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5m,PT5M", "24h,PT24H", "30d,PT720H", "0s,PT0S", "90s,PT90S"})
    void durationsAreRead(String text, String same) {
        var duration = Quantity.duration(text).orElseThrow();

        assertThat(duration).hasToString(java.time.Duration.parse(same).toString());
        assertThat(Quantity.text(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"localhost:25", "1.2.3.4", "1.2.3.4:65536", "::1:25", "[1.2.3.4]:25", ":25", "1.2.3.4:-1", "''"})
    void otherAddressesAreNotRead(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("spampot.yaml"), text);
    }

    private static Effective load(@org.jspecify.annotations.Nullable Path file, Map<String, String> environment) {
        return Loader.load(new Inputs(file, environment, List.of()));
    }

    private static String origin(Effective effective, String key) {
        return effective.values().stream().filter(value -> value.key().equals(key)).findFirst().orElseThrow().origin()
                .text();
    }
}
