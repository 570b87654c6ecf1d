package org.spampot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher as its users meet it, after `package`.
final class LauncherIT {
    private static final Path ROOT = Path.of(System.getProperty("spampot.basedir", ".")).toAbsolutePath().normalize();
    private static final Path TARGET = ROOT.resolve(System.getProperty("spampot.target", "target"));

    @TempDir
    Path folder;

    private record Outcome(int exit, List<String> lines) {}

    @Test
    void whatWasPackagedStartsWithoutABuildThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), ROOT.resolve("spampot"));

        Outcome outcome = start(link, Map.of());

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.lines()).isNotEmpty().noneMatch(line -> line.contains("building"));
    }

    @Test
    void anInstallationNeedsNoSources() throws Exception {
        Files.copy(ROOT.resolve("spampot"), folder.resolve("spampot"));
        Files.copy(TARGET.resolve("spampot.jar"), folder.resolve("spampot.jar"));
        Files.createSymbolicLink(folder.resolve("lib"), TARGET.resolve("lib"));

        assertThat(start(folder.resolve("spampot"), Map.of()).exit()).isEqualTo(2);
    }

    @Test
    void aWrongJdkIsOneLine() throws Exception {
        Outcome outcome = start(ROOT.resolve("spampot"), Map.of("SPAMPOT_JAVA_HOME", "/nowhere"));

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.lines()).containsExactly(
                "spampot: SPAMPOT_JAVA_HOME=/nowhere is not a JDK 25: correct it or unset it");
    }

    @Test
    void aLonelyScriptIsOneLine() throws Exception {
        Path script = Files.copy(ROOT.resolve("spampot"), folder.resolve("spampot"));

        Outcome outcome = start(script, Map.of());

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.lines()).singleElement().asString().contains("neither pom.xml nor spampot.jar");
    }

    private Outcome start(Path script, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "--no-such-option").directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said.lines().toList());
    }
}
