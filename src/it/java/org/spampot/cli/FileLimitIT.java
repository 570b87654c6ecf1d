package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// More connections than there are file descriptors: nobody is lost, and nothing has to be restarted.
final class FileLimitIT {
    private static final int DESCRIPTORS = 200;
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    @TempDir
    Path folder;

    @Test
    void withoutFileDescriptorsItWaitsUntilThereAreSome() throws IOException {
        List<String> limited = List.of("sh", "-c", "ulimit -n " + DESCRIPTORS + "; exec \"$@\"", "limited");
        try (var trap = Program.start(Map.of(), limited, "run", "--data", folder.resolve("data").toString(), "--smtp",
                "127.0.0.1:0", "--console", "127.0.0.1:0", "--config", settings())) {
            int port = trap.port("smtp listening on");
            List<Socket> flood = new ArrayList<>();
            try {
                for (int number = 0; number < DESCRIPTORS; number++) {
                    flood.add(connect(port));
                }
                await().atMost(Program.PATIENCE).until(() -> trap.err().contains("cannot accept connections"));
            } finally {
                for (Socket each : flood) {
                    each.close();
                }
            }
            try (Socket later = connect(port)) {
                later.setSoTimeout((int) Program.PATIENCE.toMillis());
                byte[] greeting = new byte[3];
                assertThatCode(() -> assertThat(later.getInputStream().readNBytes(greeting, 0, 3)).isEqualTo(3))
                        .doesNotThrowAnyException();
                assertThat(greeting).asString().isEqualTo("220");
            }
            var stopped = trap.stop();
            assertThat(stopped.code()).isZero();
            assertThat(stopped.err().lines().filter(line -> line.contains("cannot accept connections")).count())
                    .as("said once, not for each").isEqualTo(1);
        }
    }

    private String settings() throws IOException {
        return java.nio.file.Files.writeString(folder.resolve("spampot.yaml"),
                "limits:\n  sessions-per-address: 10000\n").toString();
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(HERE, port), (int) Program.PATIENCE.toMillis());
        return socket;
    }
}
