package org.spampot.analysis.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spampot.model.Evidence;
import org.spampot.model.Handshake;
import org.spampot.model.Login;
import org.spampot.model.SessionKind;
import org.spampot.model.Sign;

/// What sessions without messages were for.
final class SessionSignsTest {
    private static final String GREETING = "S 0 220 mx.example / C 1 5 EHLO a.example / S 5 250 mx.example / ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            empty           | end DROPPED / S 0 220 mx.example
            web-client      | defect http-request / S 0 220 mx.example / C 1 5 GET /a HTTP/1.1
            web-client      | end DROPPED / S 0 220 mx.example / C 1 5 Host: mx.example / S 5 500 no
            tls-scan        | defect tls-hello / S 0 220 mx.example / C 1 5 \\x16\\x03\\x01\\z
            tls-scan        | + C 2 6 STARTTLS / S 6 220 go
            tls-scan        | end TLS_FAILED / + C 2 6 STARTTLS / S 6 220 go
            tls-scan        | end TLS_FAILED / S 0 220 mx.example
            other-protocol  | defect other-protocol / S 0 220 mx.example / C 1 5 \\x03\\x00\\x00\\z
            other-protocol  | end DROPPED / S 0 220 mx.example / C 1 5 USER anonymous / S 5 500 no
            banner-grab     | end DROPPED / + S 6 250 ok
            banner-grab     | S 0 220 mx.example / C 1 5 QUIT
            banner-grab     | + C 2 6 HELP / S 6 214 help / C 3 7 QUIT
            banner-grab     | S 0 220 mx.example / C 1 5 EHLO masscan / S 5 250 ok / C 2 6 QUIT
            health-check    | + C 2 6 QUIT
            health-check    | + C 2 6 NOOP / S 6 250 ok / C 3 7 QUIT
            auth-guessing   | + C 2 6 AUTH LOGIN / S 6 503 no / C 3 7 QUIT
            harvesting      | + C 2 6 VRFY root / S 6 252 root / C 3 7 QUIT
            harvesting      | + C 2 6 MAIL FROM:<> / S 6 250 ok / C 3 7 RCPT TO:<a@b.example> / S 7 250 ok / C 4 8 QUIT
            relay-test      | + C 2 6 MAIL FROM:<x@y.example> / S 6 250 ok / C 3 7 RCPT TO:<a@b.example> / S 7 250 ok / C 4 8 QUIT
            spam            | + C 2 6 MAIL FROM:<x@y.example> / S 6 250 ok / C 3 7 RCPT TO:<a@b.example> / S 7 550 no / C 4 8 QUIT
            relay-test      | + C 2 6 MAIL FROM:<x@y.example> / S 6 250 ok / C 3 7 RCPT TO:<a%b.example@[192.0.2.25]> / S 7 550 no / C 4 8 QUIT
            unknown         | end REFUSED / S 0 421 busy
            unknown         | end DROPPED / + C 2 6 FROBNICATE / S 6 500 no
            """)
    void aSessionIsTakenForWhatItWasFor(String kind, String text) {
        String dialog = text.replace("+ ", GREETING).replace(" / ", "\n");

        assertThat(Dialog.kind(dialog).word()).as("%s", Sessions.of(Dialog.read(dialog)).signs()).isEqualTo(kind);
    }

    @Test
    void fiveRecipientsWithoutAMessageAreHarvesting() {
        var dialog = new StringBuilder("""
                S 0 220 mx.example
                C 1 1 HELO a.example
                S 1 250 ok
                C 2 2 MAIL FROM:<x@y.example>
                S 2 250 ok
                """);
        for (int index = 3; index < 9; index++) {
            dialog.append("C ").append(index).append(' ').append(index).append(" RCPT TO:<user").append(index)
                    .append("@b.example>\nS ").append(index).append(" 250 ok\n");
        }

        assertThat(Dialog.kind(dialog.toString())).isEqualTo(SessionKind.HARVESTING);
    }

    @Test
    void theAddressFormsOfRelayTestsAreEnoughByThemselves() {
        String dialog = "S 0 220 mx.example\nC 1 1 EHLO scanner.example\nS 1 250 ok\n";
        int at = 2;
        for (String to : List.of("t%s.example@[192.0.2.25]", "\"t@s.example\"", "t@s.example@mx.example",
                "@mx.example:t@s.example", "s.example!t@mx.example")) {
            dialog += "C %d %d MAIL FROM:<f@[192.0.2.25]>\nS %d 250 ok\nC %d %d RCPT TO:<%s>\nS %d 550 no\nC %d %d RSET\nS %d 250 ok\n"
                    .formatted(at, at, at, at + 1, at + 1, to, at + 1, at + 2, at + 2, at + 2);
            at += 3;
        }
        List<Sign> signs = Sessions.of(Dialog.read(dialog)).signs();

        assertThat(Sign.decide(signs)).isEqualTo(SessionKind.RELAY_TEST);
        assertThat(signs).extracting(Sign::reason).contains("went through the address forms of an open-relay test",
                "sender at our own address: @[192.0.2.25]");
    }

    @Test
    void whoSaysNothingInTlsLooksAtTls() {
        var tls = new Handshake("TLSv1.3", "x", "", List.of(), "", "", "t13d", true, "");
        var session = Dialog.read("end DROPPED\nS 0 220 mx.example\n", "203.0.113.9",
                new Evidence(null, null, tls, List.of(), List.of()));

        assertThat(Sign.decide(Sessions.of(session).signs())).isEqualTo(SessionKind.TLS_SCAN);
    }

    @Test
    void aKnownProbeCountsOnceHoweverOftenItIsSeen() {
        var dialog = new StringBuilder("S 0 220 mx.example\nC 1 1 HELO a.example\nS 1 250 ok\n");
        for (int index = 2; index < 30; index++) {
            dialog.append(
                    "C %d %d RCPT TO:<relaytest%d@b.example>\nS %d 250 ok\n".formatted(index, index, index, index));
        }
        assertThat(Sessions.of(Dialog.read(dialog.toString())).signs()).extracting(Sign::reason)
                .filteredOn(reason -> reason.startsWith("recipient named relaytest")).hasSize(1);
    }

    @Test
    void silenceFromOurOwnNetworkIsAHealthCheck() {
        var session = Dialog.read("end DROPPED\nS 0 220 mx.example\n", "10.1.2.3", Evidence.NONE);

        assertThat(Sign.decide(Sessions.of(session).signs())).isEqualTo(SessionKind.HEALTH_CHECK);
    }

    @Test
    void whoSignsInAndSendsIsNotGuessing() {
        var login = new Login(Duration.ZERO, "PLAIN", "", "bob", "secret", "", "", true);
        var session = Dialog.read("""
                S 0 220 mx.example
                C 1 1 EHLO a.example
                S 1 250 ok
                C 2 2 AUTH PLAIN AGEAYg==
                S 2 235 ok
                C 3 3 MAIL FROM:<a@b.example>
                S 3 250 ok
                B 4 4 99
                S 4 250 ok
                """, "203.0.113.9", new Evidence(null, null, null, List.of(login), List.of()));

        assertThat(Sign.decide(Sessions.of(session).signs())).isEqualTo(SessionKind.UNKNOWN);
    }

    @Test
    void theOrderOfSignsMakesNoDifference() {
        List<Sign> signs = Sessions
                .of(Dialog.read("S 0 220 mx.example\nC 1 1 EHLO masscan\nS 1 250 ok\nC 2 2 HELP\nC 3 3 QUIT\n"))
                .signs();

        assertThat(signs).hasSizeGreaterThan(2);
        assertThat(Sign.decide(signs.reversed())).isEqualTo(Sign.decide(signs));
    }
}
