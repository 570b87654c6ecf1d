package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.listen.tls.Hellos;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.Handshake;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.Limits;

/// Sessions over TLS, with the JDK's client.
@ExtendWith(Leaks.class)
final class TlsTest {
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1"})
    void tlsFromTheStartInEveryVersion(String version) throws IOException {
        try (var rig = new Rig(implicit()); Client client = Client.connect(rig.address).secured(version)) {
            client.hears("220").sends(Client.SESSION);

            assertThat(client.rest()).last().asString().as("the last reply").startsWith("221");
            assertThat(rig.ended().messages()).isEqualTo(1);
            Handshake tls = handshake(rig.ended());
            assertThat(tls.completed()).isTrue();
            assertThat(tls.version()).isEqualTo(version).isEqualTo(client.tls().getProtocol());
            assertThat(tls.cipher()).isEqualTo(client.tls().getCipherSuite());
            assertThat(tls.serverName()).isEqualTo(Voices.HOST);
            assertThat(tls.failure()).isEmpty();
            assertThat(tls.ja3()).hasSize(32);
            assertThat(tls.ja4())
                    .startsWith(version.equals("TLSv1.3") ? "t13d" : version.equals("TLSv1") ? "t10d" : "t1");
        }
    }

    @Test
    void startTlsForgetsWhatWasSaidBefore() throws IOException {
        try (var rig = new Rig(onCommand()); Client plain = rig.client()) {
            plain.says("EHLO plain.example", "250").says("STARTTLS", "220");
            try (Client client = plain.secured()) {
                client.says("EHLO secure.example", "250").sends(Client.SESSION.replaceFirst("HELO[^\n]*\n", ""));

                assertThat(client.rest()).last().asString().startsWith("221");
                SessionCapture session = rig.ended();
                assertThat(session.helo()).isEqualTo("secure.example");
                assertThat(session.messages()).isEqualTo(1);
                assertThat(handshake(session).completed()).isTrue();
                assertThat(session.end()).isEqualTo(SessionEnd.QUIT);
                assertThat(rig.server.stats().tlsStarted()).isEqualTo(1);
            }
        }
    }

    @Test
    void startTlsAfterADelayedReply() throws IOException {
        var slow = ListenerSpec.of("smtp", "127.0.0.1:0", Voices.slow(Duration.ofMillis(30)))
                .with(new ListenerTls.OnCommand(Tls.IDENTITY));
        try (var rig = new Rig(slow); Client plain = rig.client()) {
            plain.says("EHLO a.example", "250").says("STARTTLS", "220");
            try (Client client = plain.secured()) {
                client.says("QUIT", "221");
                assertThat(rig.ended().end()).isEqualTo(SessionEnd.QUIT);
            }
        }
    }

    @Test
    void withoutACertificateNothingIsOffered() throws IOException {
        try (var rig = new Rig(); Client client = rig.client()) {
            client.sends("EHLO a.example\r\n");
            String line = client.line();
            while (line.startsWith("250-")) {
                assertThat(line).doesNotContain("STARTTLS");
                line = client.line();
            }
            client.says("STARTTLS", "5").says("QUIT", "221");
        }
    }

    @Test
    void whoSpeaksNoTlsLeavesACapture() throws IOException {
        try (var rig = new Rig(implicit()); Client client = Client.connect(rig.address)) {
            client.sends("EHLO a.example\r\n").rest();

            SessionCapture session = rig.ended();
            assertThat(session.end()).isEqualTo(SessionEnd.TLS_FAILED);
            assertThat(handshake(session).completed()).isFalse();
            assertThat(handshake(session).failure()).isEqualTo("what the client sent is no TLS");
            assertThat(session.transcript()).singleElement().asString().contains("TLS failed: what the client sent");
            assertThat(rig.server.stats().tlsFailed()).isEqualTo(1);
        }
    }

    @Test
    void aHelloIsKeptOfWhoDoesNotGetAlong() throws IOException {
        try (var rig = new Rig(implicit()); Client client = Client.connect(rig.address)) {
            // TLS 1.0 with nothing but a cipher without encryption, in two packets
            client.sends("\26\3\1\0-\1\0\0)\3\1" + "r".repeat(32));
            client.sends("\0\0\2\0\2\1\0");

            assertThat(client.rest()).as("an alert").singleElement().asString().startsWith("\25\3");
            Handshake tls = handshake(rig.ended());
            assertThat(tls.completed()).isFalse();
            assertThat(tls.ja3Text()).isEqualTo("769,2,,,");
            assertThat(tls.ja4()).startsWith("t10i010000_");
            assertThat(tls.failure()).isNotEmpty();
        }
    }

    @Test
    void aHelloOfSsl2BeginsLaterVersions() throws IOException {
        try (var rig = new Rig(implicit())) {
            try (Client client = Client.connect(rig.address)) {
                client.sends(Bytes.own(Hellos.version2(0x0301, 0xc013, 0x2f, 0x010080)).latin1());
                assertThat(client.line()).as("a ServerHello of TLS 1.0").startsWith("\26\3\1");
            }
            Handshake tls = handshake(rig.ended());
            assertThat(tls.ja3Text()).isEqualTo("769,49171-47-65664,,,");
            assertThat(tls.ja4()).as("it has no form for ciphers of SSL 2").isEmpty();
        }
    }

    @Test
    void aHelloInPlainTextIsKeptAsOne() throws IOException {
        Hellos hello = new Hellos(0x0303, List.of(0x1301, 47));
        for (byte[] wire : List.of(hello.records(7), Hellos.version2(0x0002, 0x010080))) {
            try (var rig = new Rig()) {
                try (Client client = Client.connect(rig.address)) {
                    client.sends(Bytes.own(wire).latin1()).closesItsSide().rest();
                }
                assertThat(rig.ended().defects()).extracting(Defect::name).contains("tls-hello");
                Handshake tls = handshake(rig.ended());
                assertThat(tls.ja3Text()).isIn("771,4865-47,,,", "2,65664,,,");
                assertThat(tls.completed()).isFalse();
                assertThat(tls.failure()).isEqualTo("the client began TLS where plain text is spoken");
            }
        }
    }

    @Test
    void whoOnlyLooksLeavesACapture() throws IOException {
        try (var rig = new Rig(implicit())) {
            Client.connect(rig.address).leaves();

            assertThat(rig.ended().end()).isEqualTo(SessionEnd.DROPPED);
            assertThat(handshake(rig.ended()).failure()).isEqualTo("the handshake was not finished");
        }
    }

    @Test
    void whoIsOverTheCapIsCapturedWithoutAHandshake() throws IOException {
        var limits = Rig.LIMITS;
        var one = new ListenLimits(limits.sessions(), 1, limits.command(), limits.content(), limits.session(),
                limits.stall(), limits.handshake(), limits.contentBudget(), limits.transcript(), limits.backlog(), 2,
                1);
        try (var rig = new Rig(implicit(), one, Limits.DEFAULT, Transport.best());
                Client first = Client.connect(rig.address).secured("TLSv1.3").hears("220")) {
            int port;
            try (Client second = Client.connect(rig.address)) {
                port = second.port();
                assertThat(second.rest()).as("what it is told").isEmpty();
            }
            SessionCapture refused = rig.ended();
            assertThat(refused.end()).isEqualTo(SessionEnd.REFUSED);
            assertThat(refused.connection().client().port()).isEqualTo(port);
            assertThat(refused.evidence().tls()).as("no handshake was begun").isNull();
            assertThat(refused.transcript()).singleElement().asString()
                    .contains("closed before the handshake of TLS: too many sessions of its address");
            assertThat(rig.server.stats().tlsStarted()).as("handshakes").isEqualTo(1);
            assertThat(rig.server.stats().refused()).isEqualTo(1);
            assertThat(rig.server.stats().refusedUncaptured()).isZero();
            first.says("QUIT", "221");
        }
    }

    @Test
    void aHandshakeHasItsTime() throws IOException {
        var limits = Rig.LIMITS;
        var hasty = new ListenLimits(limits.sessions(), limits.sessionsPerAddress(), limits.command(), limits.content(),
                limits.session(), limits.stall(), Duration.ofMillis(100), limits.contentBudget(), limits.transcript(),
                limits.backlog(), 1, 10);
        try (var rig = new Rig(implicit(), hasty, Limits.DEFAULT, Transport.best());
                Client client = Client.connect(rig.address)) {
            assertThat(client.rest().size()).isLessThanOrEqualTo(1);
            assertThat(rig.ended().end()).isEqualTo(SessionEnd.TLS_FAILED);
            assertThat(handshake(rig.ended()).failure()).isEqualTo("the handshake took too long");
        }
    }

    @Test
    void whatBreaksLaterEndsTheSession() throws IOException {
        try (var rig = new Rig(onCommand()); Client plain = rig.client()) {
            plain.says("EHLO plain.example", "250").says("STARTTLS", "220");
            plain.secured();
            plain.sends("\27\3\3\0 " + "x".repeat(32)).rest();

            assertThat(rig.ended().end()).isEqualTo(SessionEnd.DROPPED);
            assertThat(rig.ended().transcript()).last().asString().contains("TLS broke");
        }
    }

    @Test
    void aClientThatClosesItsSideGetsItsReplies() throws IOException {
        try (var rig = new Rig(implicit()); Client client = Client.connect(rig.address).secured("TLSv1.3")) {
            client.sends(Client.SESSION).closesItsSide();

            assertThat(client.rest()).last().asString().startsWith("221");
            assertThat(rig.ended().end()).isEqualTo(SessionEnd.QUIT);
        }
    }

    @Test
    void stoppingDoesNotWaitForAHandshake() throws IOException {
        var rig = new Rig(implicit());
        try (Client client = Client.connect(rig.address)) {
            client.sends("\26");
            org.awaitility.Awaitility.await()
                    .untilAsserted(() -> assertThat(rig.server.stats().bytesIn()).isEqualTo(1));
            rig.server.drain(Duration.ofMinutes(1));

            assertThat(rig.ended().end()).isEqualTo(SessionEnd.SHUTDOWN);
        } finally {
            rig.close();
        }
    }

    private static Handshake handshake(SessionCapture session) {
        return Objects.requireNonNull(session.evidence().tls());
    }

    private static ListenerSpec implicit() {
        return ListenerSpec.of("smtps", "127.0.0.1:0", Voices.plain()).with(new ListenerTls.FromTheStart(Tls.IDENTITY));
    }

    private static ListenerSpec onCommand() {
        return ListenerSpec.of("smtp", "127.0.0.1:0", Voices.plain()).with(new ListenerTls.OnCommand(Tls.IDENTITY));
    }
}
