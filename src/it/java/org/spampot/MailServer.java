package org.spampot;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.spampot.egress.LoopbackSmtp;

/// A real mail server on a port of loopback, started by its script in `src/it/peers`.
///
/// Thread-safety: belongs to one thread.
public final class MailServer implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MISSING = 77;

    private final Process process;
    private final int port;

    private MailServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts one and waits until it answers; the test that asks is skipped, with the reason, when it is not there.
    ///
    /// @param folder an empty one of its own
    /// @param smarthost port and way, as the script takes them; none for a server that keeps what it gets
    public static MailServer orSkip(String name, Path folder, String... smarthost) throws IOException {
        // some of them work as a user of their own
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        int port = freePort();
        var command = new ArrayList<>(List.of("src/it/peers/" + name + ".sh", Integer.toString(port),
                folder.toString()));
        command.addAll(List.of(smarthost));
        var server = new MailServer(new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile()).start(), port);
        try {
            server.awaitAnswer(name, folder.resolve("err"));
        } catch (IOException | RuntimeException | Error notThere) {
            server.close();
            throw notThere;
        }
        return server;
    }

    public int port() {
        return port;
    }

    private void awaitAnswer(String name, Path err) throws IOException {
        await(name).atMost(PATIENCE)
                .until(() -> !process.isAlive() || LoopbackSmtp.answers(HERE, port, Duration.ofSeconds(5)));
        if (!process.isAlive()) {
            String why = Files.readString(err).strip();
            if (process.exitValue() == MISSING) {
                System.out.println("skipped: " + name + " is not asked: " + why);
                Assumptions.abort(name + " is not asked: " + why);
            }
            throw new AssertionError(name + " did not start: " + why);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        await("end of it").atMost(PATIENCE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, HERE)) {
            return socket.getLocalPort();
        }
    }
}
