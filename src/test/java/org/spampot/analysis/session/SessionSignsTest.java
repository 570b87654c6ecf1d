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
import org.spampot.model.Refused;
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
            web-client      | defect http-request / S 0 220 mx.example / C 1 5 CONNECT a.example:443 HTTP/1.1
            other-protocol  | defect http-request / S 0 220 mx.example / C 1 5 OPTIONS sip:nm SIP/2.0
            other-protocol  | end DROPPED / S 0 220 mx.example / C 1 5 a1 LOGIN bob secret / S 5 500 no
            banner-grab     | end DROPPED / S 0 220 mx.example / C 1 5 MGLNDD_192.0.2.25_25 / S 5 500 no
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

    /// The tests of nmap's smtp-open-relay and of the relay testers before it, each by itself: sender and recipient.
    /// The server is mx.example, 192.0.2.25.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = 0x60, textBlock = """
            -                            | relaytest@t.example                | named a recipient
            antispam@t.example           | relaytest@t.example                | sender as nmap's
            antispam@mx.example          | relaytest@t.example                | sender at our own name
            antispam@[192.0.2.25]        | relaytest@t.example                | sender at our own address
            f@[192.0.2.25]               | u%t.example@[192.0.2.25]           | percent hack
            f@[192.0.2.25]               | u%t.example@mx.example             | percent hack
            f@[192.0.2.25]               | "u@t.example"                      | quoted
            f@[192.0.2.25]               | "u%t.example"                      | quoted
            f@[192.0.2.25]               | u@t.example@[192.0.2.25]           | two domains
            f@[192.0.2.25]               | "u@t.example"@[192.0.2.25]         | quoted
            f@[192.0.2.25]               | u@t.example@mx.example             | two domains
            f@[192.0.2.25]               | @[192.0.2.25]:u@t.example          | source route
            f@[192.0.2.25]               | @mx.example:u@t.example            | source route
            f@[192.0.2.25]               | t.example!u                        | bang path
            f@[192.0.2.25]               | t.example!u@[192.0.2.25]           | bang path
            f@[192.0.2.25]               | t.example!u@mx.example             | bang path
            postmaster@[192.0.2.25]      | u@[198.51.100.7]                   | address literal
            """)
    void eachOfTheRelayTestsIsOneByItself(String sender, String recipient, String reason) {
        for (String answer : List.of("250 ok", "550 no")) {
            var session = Dialog.read("""
                    S 0 220 mx.example ESMTP
                    C 1 1 EHLO a.example
                    S 1 250 ok
                    C 2 2 MAIL FROM:<%s>
                    S 2 250 ok
                    C 3 3 RCPT TO:<%s>
                    S 3 %s
                    C 4 4 QUIT
                    """.formatted(sender.equals("-") ? "relaytest@t.example" : sender, recipient, answer));
            boolean leftRefused = sender.equals("-") && answer.startsWith("550");
            List<Sign> signs = Sessions.of(session).signs();

            assertThat(Sign.decide(signs)).as("%s", signs).isEqualTo(SessionKind.RELAY_TEST);
            assertThat(signs).extracting(Sign::reason)
                    .anyMatch(each -> each.contains(leftRefused ? "recipient named relaytest" : reason));
        }
    }

    /// Recipients that were refused, and whether a message came beside.
    @ParameterizedTest
    @CsvSource(textBlock = """
            harvesting, RCPT, no-user,  6,   false
            harvesting, RCPT, no-user,  150, false
            harvesting, VRFY, no-user,  2,   false
            harvesting, RCPT, no-user,  90,  true
            relay-test, RCPT, no-relay, 1,   false
            relay-test, RCPT, no-relay, 20,  false
            spam,       RCPT, no-user,  2,   false
            spam,       RCPT, no-user,  20,  true
            spam,       RCPT, no-relay, 20,  true
            """)
    void whatAClientWasRefusedSaysWhatItWasAfter(String kind, String verb, String why, int count, boolean message) {
        var refused = new java.util.ArrayList<Refused>();
        // a transcript is cut long before what is refused
        var dialog = new StringBuilder(
                "S 0 220 mx.example\nC 1 1 EHLO a.example\nS 1 250 ok\nC 2 2 MAIL FROM:<f@t.example>\nS 2 250 ok\n");
        for (int index = 0; index < count; index++) {
            refused.add(new Refused(Duration.ofSeconds(3), verb, "user" + index + "@b.example", why));
            if (index < 3) {
                dialog.append("C %d %d %s%s\nS %d 550 no\n".formatted(index + 3, index + 3, verb,
                        verb.equals("RCPT") ? " TO:<user" + index + "@b.example>" : " user" + index + "@b.example",
                        index + 3));
            }
        }
        if (message) {
            dialog.append(
                    "C 60 60 RCPT TO:<there@b.example>\nS 60 250 ok\nC 61 61 DATA\nS 61 354 go\nB 62 62 900\nS 62 250 ok\n");
        }
        List<Sign> signs = new java.util.ArrayList<>(Sessions.of(Dialog.read(dialog.toString(), "203.0.113.9",
                new Evidence(null, null, null, List.of(), refused))).signs());
        if (message) {
            signs.add(new Sign(SessionKind.SPAM, 50, "brought a message"));
        }

        assertThat(Sign.decide(signs).word()).as("%s", signs).isEqualTo(kind);
    }

    @Test
    void whoIsRefusedALoginAndSendsAllTheSameBringsSpam() {
        var login = new Login(Duration.ZERO, "PLAIN", "", "bob", "secret", "", "", false);
        var session = Dialog.read("""
                S 0 220 mx.example
                C 1 1 EHLO a.example
                S 1 250 ok
                C 2 2 AUTH PLAIN AGEAYg==
                S 2 535 no
                C 3 3 MAIL FROM:<a@b.example>
                S 3 250 ok
                B 4 4 99
                S 4 250 ok
                """, "203.0.113.9", new Evidence(null, null, null, List.of(login), List.of()));
        var signs = new java.util.ArrayList<>(Sessions.of(session).signs());
        signs.add(new Sign(SessionKind.SPAM, 50, "brought a message"));

        assertThat(Sign.decide(signs)).as("%s", signs).isEqualTo(SessionKind.SPAM);
    }

    /// Guesses that were refused, and whether one was believed at last.
    @ParameterizedTest
    @CsvSource(textBlock = """
            auth-guessing, 1,  0
            auth-guessing, 30, 0
            auth-guessing, 30, 1
            auth-guessing, 2,  1
            unknown,       0,  1
            """)
    void passwordsAreGuessedUntilOneIsRight(String kind, int refused, int accepted) {
        var logins = new java.util.ArrayList<Login>();
        for (int index = 0; index < refused + accepted; index++) {
            logins.add(new Login(Duration.ZERO, "LOGIN", "", "user" + index, "secret" + index, "", "",
                    index >= refused));
        }
        var session = Dialog.read(
                "S 0 220 mx.example\nC 1 1 EHLO a.example\nS 1 250 ok\nC 2 2 AUTH LOGIN\nS 2 503 no\n",
                "203.0.113.9", new Evidence(null, null, null, logins, List.of()));
        List<Sign> signs = Sessions.of(session).signs();

        assertThat(Sign.decide(signs).word()).as("%s", signs).isEqualTo(kind);
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
