package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spampot.smtp.Intake.Kept;
import org.spampot.smtp.Limits;

final class BindTest {
    @ParameterizedTest
    @EnumSource
    void tellsThePortsThatTheKernelChose(Transport transport) throws IOException {
        try (var server = server(transport, "127.0.0.1:0", "127.0.0.1:0")) {
            List<Bound> bound = server.start();

            assertThat(bound).extracting(Bound::name).containsExactly("smtp0", "smtp1");
            for (Bound each : bound) {
                assertThat(each.address().port()).isPositive();
                new Socket(each.address().address(), each.address().port()).close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatAnAddressIsInUseAndClosesTheOthers(Transport transport) throws IOException {
        int free = freePort();
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var server = server(transport, "127.0.0.1:" + free, "127.0.0.1:" + taken.getLocalPort());

            assertThatThrownBy(server::start).isInstanceOf(BindFailed.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + " (smtp1): the address is in use; stop what listens there, or choose another port");
            // the one that was up before is not any more
            new ServerSocket(free, 1, InetAddress.ofLiteral("127.0.0.1")).close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatAnAddressIsNotOurs(Transport transport) {
        assertThatThrownBy(server(transport, "192.0.2.1:0")::start).isInstanceOf(BindFailed.class)
                .hasMessageStartingWith("cannot listen on 192.0.2.1:0 (smtp0): not an address of this machine;");
    }

    @Test
    void saysWhatToDoWithoutPermission() {
        assertThat(BindFailed.of(spec("smtp", "127.0.0.1:25"), new IOException("bind(..) failed: Permission denied")))
                .hasMessage("cannot listen on 127.0.0.1:25 (smtp): no permission; choose a port above 1023, or grant"
                        + " CAP_NET_BIND_SERVICE");
    }

    @Test
    void listensOnBothFamiliesAtTheSamePort() throws IOException {
        try (var four = server(Transport.best(), "0.0.0.0:0")) {
            int port = four.start().getFirst().address().port();
            try (var six = server(Transport.best(), "[::]:" + port); var client = new Socket()) {
                assertThat(six.start()).extracting(Bound::address).hasToString("[[0:0:0:0:0:0:0:0]:" + port + "]");
                client.connect(new InetSocketAddress(InetAddress.ofLiteral("::1"), port));
            }
        }
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }

    private static SmtpServer server(Transport transport, String... addresses) {
        var specs = new ArrayList<ListenerSpec>();
        for (String address : addresses) {
            specs.add(spec("smtp" + specs.size(), address));
        }
        return new SmtpServer(specs, Limits.DEFAULT, ListenLimits.DEFAULT,
                (capture, answer) -> answer.accept(Kept.DURABLE), InstantSource.system(), new Random(1),
                Treatment.ALIKE,
                transport);
    }

    private static ListenerSpec spec(String name, String address) {
        return ListenerSpec.of(name, address, Voices.plain());
    }
}
