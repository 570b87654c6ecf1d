package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.spampot.Tool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A Thunderbird without a screen, driven through Marionette: on a port of its own choice it takes commands, each as JSON with its
/// length before it (`17:[0,1,"Name",{}]`), and answers likewise.
///
/// Thread-safety: belongs to one thread.
final class Thunderbird implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path SCRIPTS = Path.of("src/it/peers");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();
    private int commands;

    private Thunderbird(Process process) {
        this.process = process;
    }

    /// The test that asks is skipped when it is not installed.
    ///
    /// @param plain port of its servers `plain` and `starttls`
    /// @param tls port of its server `tls`
    static Thunderbird startOrSkip(Path folder, String sender, int plain, int tls) throws IOException {
        Path program = Tool.orSkip("thunderbird");
        Path profile = Files.createDirectories(folder.resolve("profile"));
        Files.writeString(profile.resolve("user.js"), Files.readString(SCRIPTS.resolve("thunderbird-prefs.js"))
                .replace("PLAIN", Integer.toString(plain)).replace("TLS", Integer.toString(tls))
                .replace("SENDER", sender));
        var builder = new ProcessBuilder(program.toString(), "--headless", "--marionette",
                "--remote-allow-system-access", "--no-remote", "--profile", profile.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("HOME", folder.toString());
        var started = new Thunderbird(builder.start());
        try {
            started.connect(profile.resolve("MarionetteActivePort"), folder.resolve("said"));
        } catch (IOException | RuntimeException | Error failed) {
            started.close();
            throw failed;
        }
        return started;
    }

    private void connect(Path port, Path said) throws IOException {
        await("Marionette").atMost(PATIENCE).until(() -> !process.isAlive() || (Files.exists(port)
                && Files.size(port) > 0));
        assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
        socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(Files.readString(port).strip()));
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        in = new BufferedInputStream(socket.getInputStream());
        var _ = answer();
        // what it is shown is a certificate of our own making
        var _ = command("WebDriver:NewSession", Map.of("acceptInsecureCerts", true));
        var _ = command("Marionette:SetContext", Map.of("value", "chrome"));
        var _ = command("WebDriver:SetTimeouts", Map.of("script", PATIENCE.toMillis()));
    }

    /// Writes and sends a message, and waits until it is gone.
    ///
    /// @param way `plain`, `starttls` (with AUTH) or `tls` (likewise)
    void send(String way, String to, String subject, String text, Path file) throws IOException {
        JsonNode result = command("WebDriver:ExecuteAsyncScript", Map.of("script",
                Files.readString(SCRIPTS.resolve("thunderbird-send.js")), "args",
                List.of(way, to, subject, text, file.toAbsolutePath().toString()), "newSandbox", true));
        assertThat(result.get("value").asString()).isEmpty();
    }

    private JsonNode command(String name, Map<String, Object> parameters) throws IOException {
        byte[] json = MAPPER.writeValueAsBytes(List.of(0, ++commands, name, parameters));
        socket.getOutputStream().write((json.length + ":").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(json);
        JsonNode answer = answer();
        assertThat(answer.get(2).isNull()).as("%s: %s", name, answer).isTrue();
        return answer.get(3);
    }

    private JsonNode answer() throws IOException {
        int length = 0;
        for (int digit = in.read(); digit != ':'; digit = in.read()) {
            if (digit < 0) {
                throw new EOFException("Thunderbird has gone");
            }
            length = length * 10 + digit - '0';
        }
        return Objects.requireNonNull(MAPPER.readTree(in.readNBytes(length)));
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        try {
            socket.close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException alreadyGone) {
            // closing is all that was wanted
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
