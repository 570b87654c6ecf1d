package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spampot.listen.proxy.ProxyReader.Reading;
import org.spampot.model.Network;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.Access;
import org.spampot.smtp.Protocol;
import org.spampot.smtp.Limits;

/// Connections that come through a load balancer.
@ExtendWith(Leaks.class)
final class ProxyTest {
    private static final String HEADER = "PROXY TCP4 192.0.2.1 198.51.100.7 56324 25\r\n";

    @Test
    void theSessionIsTheOneOfTheHeader() throws IOException {
        try (var rig = new Rig(behindProxy()); Client client = Client.connect(rig.address)) {
            client.sends(HEADER).hears("220").says("QUIT", "221");

            SessionCapture session = rig.ended();
            assertThat(session.connection().client()).hasToString("192.0.2.1:56324");
            assertThat(session.connection().server()).hasToString("198.51.100.7:25");
            assertThat(session.transcript()).as("the header is no command").hasSize(3);
        }
    }

    @Test
    void whatFollowsInOnePacketIsTheClients() throws IOException {
        try (var rig = new Rig(behindProxy()); Client client = Client.connect(rig.address)) {
            client.sends(HEADER + Client.SESSION);

            assertThat(client.rest()).last().asString().startsWith("221");
            assertThat(rig.ended().messages()).isEqualTo(1);
        }
    }

    @Test
    void aHeaderThatNamesNobodyLeavesTheSocketsWord() throws IOException {
        try (var rig = new Rig(behindProxy()); Client client = Client.connect(rig.address)) {
            client.sends("PROXY UNKNOWN\r\n").hears("220").says("QUIT", "221");

            assertThat(rig.ended().connection().client().port()).isEqualTo(client.port());
        }
    }

    @Test
    void capsCountTheClientsNotTheProxy() throws IOException {
        var one = new ListenLimits(100, 1, Rig.LIMITS.command(), Rig.LIMITS.content(), Rig.LIMITS.session(),
                Rig.LIMITS.stall(), Rig.LIMITS.handshake(), Rig.LIMITS.contentBudget(), Rig.LIMITS.transcript(), 512, 1,
                10);
        try (var rig = new Rig(behindProxy(), one, Limits.DEFAULT, Transport.best());
                Client first = Client.connect(rig.address);
                Client second = Client.connect(rig.address);
                Client again = Client.connect(rig.address)) {
            first.sends(HEADER).hears("220");
            second.sends(HEADER.replace("192.0.2.1", "192.0.2.2")).hears("220");
            again.sends(HEADER).hears("421");

            assertThat(rig.ended(1).getFirst().end()).isEqualTo(SessionEnd.REFUSED);
        }
    }

    @Test
    void withoutAHeaderAProxyIsLeft() throws IOException {
        try (var rig = new Rig(behindProxy()); Client client = Client.connect(rig.address)) {
            client.sends("EHLO x\r\n");

            assertThat(client.rest()).isEmpty();
            await().untilAsserted(() -> assertThat(rig.server.stats().proxyRefused()).isEqualTo(1));
            assertThat(rig.intake.sessions()).isEmpty();
        }
    }

    @Test
    void fromOthersAHeaderIsABadCommand() throws IOException {
        try (var rig = new Rig(); Client client = rig.client()) {
            client.sends(HEADER).hears("5").says("QUIT", "221");

            assertThat(rig.ended().connection().client().port()).isEqualTo(client.port());
        }
    }

    @Test
    void whoWaitsForAHeaderDoesNotHoldUpTheEnd() throws IOException {
        var rig = new Rig(behindProxy());
        try (Client client = Client.connect(rig.address)) {
            await().untilAsserted(() -> assertThat(rig.server.stats().accepted()).isEqualTo(1));
            rig.close();

            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void aHeaderThatDoesNotComeIsNotWaitedForLong() {
        List<String> heard = new ArrayList<>();
        var channel = peeled(heard);
        channel.freezeTime();
        channel.pipeline().fireChannelActive();
        channel.writeInbound(Unpooled.copiedBuffer("PROXY TC", StandardCharsets.US_ASCII));

        channel.advanceTimeBy(ProxyPeel.PATIENCE.toMillis() - 1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isTrue();
        channel.advanceTimeBy(Duration.ofSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();

        assertThat(channel.isOpen()).isFalse();
        assertThat(heard).containsExactly("no PROXY header in time");
    }

    @Test
    void whatFollowsAnUnusableHeaderIsDropped() {
        List<String> heard = new ArrayList<>();
        var channel = peeled(heard);
        channel.writeInbound(Unpooled.copiedBuffer("EHLO x\r\n", StandardCharsets.US_ASCII));

        assertThat(channel.inboundMessages()).isEmpty();
        assertThat(channel.isOpen()).isFalse();
        assertThat(heard).containsExactly("no PROXY header");
    }

    private static EmbeddedChannel peeled(List<String> heard) {
        return new EmbeddedChannel(new ProxyPeel(new ProxyPeel.Door() {
            @Override
            public void open(Reading header) {
                heard.add("open");
            }

            @Override
            public void stayClosed(String why) {
                heard.add(why);
            }
        }));
    }

    private static ListenerSpec behindProxy() {
        return new ListenerSpec("smtp", ListenerSpec.endpoint("127.0.0.1:0"), Voices.plain(), Access.OPEN,
                List.of(Network.parse("127.0.0.0/8").orElseThrow()), 0, new ListenerTls.None(), Protocol.SMTP,
                List.of());
    }
}
