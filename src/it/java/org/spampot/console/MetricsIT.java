package org.spampot.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.Tool;

/// `/metrics` as those see it who read it: Prometheus' own tool has nothing to say against it.
final class MetricsIT {
    @TempDir
    private Path directory;

    @Test
    void promtoolFindsNothing() throws IOException, InterruptedException {
        Path promtool = Tool.orSkip("promtool");
        String metrics;
        try (var fixture = new ConsoleFixture(directory.resolve("data"))) {
            fixture.send("Subject: x\n\nx\n");
            metrics = fixture.get("/metrics").body();
        }
        Path input = Files.writeString(directory.resolve("metrics"), metrics);
        Path said = directory.resolve("said");
        var process = new ProcessBuilder(promtool.toString(), "check", "metrics").redirectInput(input.toFile())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        int code = process.waitFor();

        assertThat(Files.readString(said, StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(metrics).contains("spampot_store_messages 1.0");
    }
}
