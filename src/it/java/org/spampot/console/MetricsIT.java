package org.spampot.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `/metrics` as those see it who read it: Prometheus' own tool has nothing to say against it.
final class MetricsIT {
    @TempDir
    private Path directory;

    @Test
    void promtoolFindsNothing() throws IOException, InterruptedException {
        Optional<Path> promtool = onPath("promtool");
        assumeTrue(promtool.isPresent(), "promtool (Debian package prometheus) is missing: /metrics was not checked");
        String metrics;
        try (var fixture = new ConsoleFixture(directory.resolve("data"))) {
            fixture.send("Subject: x\n\nx\n");
            metrics = fixture.get("/metrics").body();
        }
        Path input = Files.writeString(directory.resolve("metrics"), metrics);
        Path said = directory.resolve("said");
        var process = new ProcessBuilder(promtool.get().toString(), "check", "metrics").redirectInput(input.toFile())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        int code = process.waitFor();

        assertThat(Files.readString(said, StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(metrics).contains("spampot_store_messages 1.0");
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
    }
}
