package org.spampot.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The whole program as a child process, as it was just built.
final class Program implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<CompletableFuture<Void>> readers = new ArrayList<>();

    /// What a finished run said.
    record Finished(int code, String out, String err) {}

    private Program(Process process) {
        this.process = process;
        readers.add(read(process.getInputStream(), out));
        readers.add(read(process.getErrorStream(), err));
    }

    static Program start(String... args) {
        return start(Map.of(), List.of(), args);
    }

    /// @param prefix a command that the program is started by, for limits
    static Program start(Map<String, String> environment, List<String> prefix, String... args) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(Packaged.CODE);
        command.addAll(Arrays.asList(args));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPAMPOT_"));
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Runs to the end.
    static Finished run(String... args) {
        return run(Map.of(), args);
    }

    static Finished run(Map<String, String> environment, String... args) {
        try (var program = start(environment, List.of(), args)) {
            return program.finished();
        }
    }

    Finished finished() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + out + err);
            }
            readers.forEach(CompletableFuture::join);
            return new Finished(process.exitValue(), out.toString(), err.toString());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    /// The port that `line` (as `smtp listening on`) names, once it is said.
    int port(String line) {
        Pattern said = Pattern.compile("(?m)^" + line + " \\S+:([0-9]+)$");
        await().atMost(PATIENCE).until(() -> said.matcher(out.toString()).find() || !process.isAlive());
        var found = said.matcher(out.toString());
        if (!found.find()) {
            throw new AssertionError("it ended: " + out + err);
        }
        return Integer.parseInt(found.group(1));
    }

    /// Sends it SIGTERM; not by its Process, which would close what it says.
    void terminate() {
        process.toHandle().destroy();
    }

    /// Stops it as a supervisor does.
    Finished stop() {
        terminate();
        return finished();
    }

    void kill() {
        process.destroyForcibly();
        finished();
    }

    long pid() {
        return process.pid();
    }

    /// What it reads from standard input.
    OutputStream input() {
        return process.getOutputStream();
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    private static CompletableFuture<Void> read(InputStream from, StringWriter to) {
        return CompletableFuture.runAsync(() -> {
            try (var reader = new java.io.InputStreamReader(from, StandardCharsets.UTF_8)) {
                var some = new char[4096];
                for (int count = reader.read(some); count >= 0; count = reader.read(some)) {
                    to.write(some, 0, count);
                }
            } catch (IOException ended) {
                to.append("(unreadable)");
            }
        }, task -> Thread.ofVirtual().start(task));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// The newest journal segment below `data`.
    static Path segment(Path data) throws IOException {
        try (var files = Files.list(data.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".warc")).max(Path::compareTo).orElseThrow();
        }
    }
}
