package org.spampot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
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

    @Test
    void theFirstLongStartRecordsACacheThatLaterOnesUse() throws Exception {
        Map<String, String> jdk = jdk("for a; do case $a in -XX:AOTCacheOutput=*) echo x >\"${a#*=}\";; esac; done");
        Path script = installation();
        String uses = "-XX:AOTCache=" + folder.toRealPath().resolve("spampot.aot");

        assertThat(start(script, jdk, "top").lines()).as("no long start").noneMatch(line -> line.contains("cache"));
        assertThat(start(script, jdk, "run").lines()).anyMatch(line -> line.contains("recording a start-up cache"));
        assertThat(folder.resolve("spampot.aot")).isNotEmptyFile();
        assertThat(start(script, jdk, "run").lines()).noneMatch(line -> line.contains("recording"))
                .anyMatch(line -> line.contains(uses));
        assertThat(start(script, jdk, "top").lines()).anyMatch(line -> line.contains(uses));
        for (String word : List.of("version", "--help", "check-config")) {
            assertThat(start(script, jdk, word).lines()).as(word).noneMatch(line -> line.contains("AOTCache"));
        }
    }

    @Test
    void aCacheThatCannotBeRecordedIsSaidOnceAndHurtsNobody() throws Exception {
        Map<String, String> jdk = jdk("case $* in *AOTCacheOutput*) exit 3;; esac");
        Path script = installation();

        assertThat(start(script, jdk, "run").lines()).anyMatch(line -> line.startsWith("spampot: no start-up cache"))
                .anyMatch(line -> line.endsWith("run"));
        assertThat(start(script, jdk, "run").lines()).singleElement().asString().endsWith("run");
    }

    @Test
    void whoWantsNoCacheGetsNone() throws Exception {
        Map<String, String> jdk = jdk("");
        Map<String, String> off = Map.of("SPAMPOT_JAVA_HOME", jdk.get("SPAMPOT_JAVA_HOME"), "SPAMPOT_AOT", "off");

        assertThat(start(installation(), off, "run").lines()).noneMatch(line -> line.contains("AOT"));
    }

    @Test
    void aPipedMessageThatCannotBeKeptIsToBeBroughtAgainWhateverIsWrong() throws Exception {
        Path script = installation();
        for (var code : Map.of("exit 0", 0, "exit 64", 64, "exit 75", 75, "exit 1", 75, "kill -9 $$", 75).entrySet()) {
            assertThat(start(script, jdk(code.getKey()), "deliver").exit()).as(code.getKey())
                    .isEqualTo(code.getValue());
        }
        Map<String, String> none = Map.of("SPAMPOT_JAVA_HOME", "/nonexistent");
        assertThat(start(script, none, "deliver").exit()).as("no JDK").isEqualTo(75);
        assertThat(start(script, none, "top").exit()).isEqualTo(1);
    }

    @Test
    void deliverHasACacheOfItsOwn() throws Exception {
        Map<String, String> jdk = jdk("for a; do case $a in -XX:AOTCacheOutput=*) echo x >\"${a#*=}\";; esac; done");
        Path script = installation();
        String uses = "-XX:AOTCache=" + folder.toRealPath().resolve("deliver.aot");

        assertThat(start(script, jdk, "deliver").lines()).noneMatch(line -> line.contains("cache"));
        start(script, jdk, "run");
        assertThat(start(script, jdk, "deliver").lines()).anyMatch(line -> line.contains(uses));
        assertThat(folder.resolve("deliver.data")).doesNotExist();
    }

    private Path installation() throws IOException {
        Path script = Files.copy(ROOT.resolve("spampot"), folder.resolve("spampot"));
        Files.writeString(folder.resolve("spampot.jar"), "");
        Files.setLastModifiedTime(folder.resolve("spampot.jar"), FileTime.from(Instant.EPOCH));
        return script;
    }

    /// Something that says it is a JDK, does `first` and then tells how it was called.
    private Map<String, String> jdk(String first) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + first + "\necho \"java $*\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Map.of("SPAMPOT_JAVA_HOME", home.toString());
    }

    private Outcome start(Path script, Map<String, String> environment) throws IOException, InterruptedException {
        return start(script, environment, "--no-such-option");
    }

    private Outcome start(Path script, Map<String, String> environment, String command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(script.toString(), command).directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said.lines().toList());
    }
}
