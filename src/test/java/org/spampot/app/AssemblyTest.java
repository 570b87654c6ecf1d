package org.spampot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.spampot.egress.LoopbackSmtp;

final class AssemblyTest {
    private static final List<String> ORDER = List.of("data", "journal", "store", "pipeline", "spool", "console",
            "listeners",
            "notice");

    @TempDir
    Path folder;

    private final List<String> seen = new CopyOnWriteArrayList<>();

    /// What starting told the log must not hold for other tests.
    @AfterEach
    void forgetTheLog() {
        System.clearProperty("SPAMPOT_LOG_LEVEL");
        System.clearProperty("SPAMPOT_LOG_FORMAT");
        SLF4JBridgeHandler.uninstall();
    }

    @Test
    void whatTakesMailStartsLastAndStopsFirst() {
        Assembly.start(flags("127.0.0.1:0"), Clock.systemUTC(), seen::add).close();

        List<String> expected = new ArrayList<>(ORDER.stream().map(name -> "+" + name).toList());
        expected.addAll(ORDER.reversed().stream().map(name -> "-" + name).toList());
        assertThat(seen).containsExactlyElementsOf(expected);
    }

    @Test
    void whatWasStartedIsClosedWhenALaterPartCannotBe() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatExceptionOfType(Trouble.class)
                    .isThrownBy(() -> Assembly.start(flags("127.0.0.1:" + taken.getLocalPort()), Clock.systemUTC(),
                            seen::add))
                    .withMessageContaining("in use").matches(trouble -> trouble.kind() == Trouble.Kind.FAILED);
        }
        assertThat(seen).endsWith("-listeners", "-console", "-spool", "-pipeline", "-store", "-journal", "-data")
                .doesNotContain("+notice");
        Assembly.start(flags("127.0.0.1:0"), Clock.systemUTC()).close();
    }

    @Test
    void othersAreToldWhereItListensWhileItDoes() throws IOException {
        Path file = folder.resolve("data").resolve("listening");
        try (var running = Assembly.start(flags("127.0.0.1:0"), Clock.systemUTC())) {
            int port = running.addresses().getFirst().port();
            assertThat(Files.readAllLines(file)).first().isEqualTo("smtp 127.0.0.1 " + port);
            assertThat(Listening.read(folder.resolve("data"))).extracting(Listening.Place::name).containsExactly("smtp",
                    "console");
            assertThat(LoopbackSmtp.answers(InetAddress.ofLiteral("127.0.0.1"), port, Duration.ofSeconds(20))).isTrue();
            assertThat(running.announcement()).hasSize(3).first().isEqualTo("smtp listening on 127.0.0.1:" + port);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void theTokenIsForTheOwnerOnly() throws IOException {
        Assembly.start(flags("127.0.0.1:0"), Clock.systemUTC()).close();
        Path token = folder.resolve("data").resolve("secrets").resolve("console-token");

        assertThat(Files.getPosixFilePermissions(token))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(Files.getPosixFilePermissions(java.util.Objects.requireNonNull(token.getParent()))).hasSize(3);
    }

    private Flags flags(String smtp) {
        return new Flags(null, folder.resolve("data").toString(), List.of(smtp), "127.0.0.1:0", "",
                Map.of("SPAMPOT_LOG_LEVEL", "error"));
    }
}
