package org.spampot.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoopbackSmtpTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "0.0.0.0", "::ffff:192.0.2.1", "2001:db8::1", "fe80::1", "169.254.169.254",
            "10.0.0.1", "::"})
    void anyOtherAddressIsRefusedBeforeASocketExists(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoopbackSmtp.connect(InetAddress.ofLiteral(address), 25, SOON))
                .withMessageStartingWith("only loopback addresses are connected to");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoopbackSmtp.connect(HERE, 25, InetAddress.ofLiteral("192.0.2.1"), SOON));
    }

    @Test
    void repliesOfManyLinesAreOne() throws IOException {
        try (var server = new ServerSocket(0, 1, HERE)) {
            try (var client = LoopbackSmtp.connect(HERE, server.getLocalPort(), InetAddress.ofLiteral("127.0.9.9"),
                    SOON);
                    var peer = server.accept()) {
                assertThat(peer.getInetAddress().getHostAddress()).isEqualTo("127.0.9.9");
                assertThat(peer.getPort()).isEqualTo(client.localPort());
                peer.getOutputStream().write("220 hi\r\n250-one\r\n250 two\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(client.reply()).isEqualTo("220 hi");
                assertThat(client.command("EHLO me")).isEqualTo("250-one\n250 two");
                assertThat(new String(peer.getInputStream().readNBytes(9), StandardCharsets.US_ASCII))
                        .isEqualTo("EHLO me\r\n");
                peer.shutdownOutput();
                assertThatIOException().isThrownBy(client::reply).withMessageContaining("ended");
            }
        }
    }

    @Test
    void itKnowsWhetherSomebodyAnswers() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, HERE)) {
            port = server.getLocalPort();
            assertThat(LoopbackSmtp.answers(HERE, port, SOON)).isTrue();
        }
        assertThat(LoopbackSmtp.answers(HERE, port, SOON)).isFalse();
    }
}
