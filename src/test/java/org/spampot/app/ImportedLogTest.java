package org.spampot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spampot.archive.Found;
import org.spampot.config.Inputs;
import org.spampot.config.Loader;
import org.spampot.model.Capture;
import org.spampot.model.EndOfContent;
import org.spampot.model.Imported;
import org.spampot.model.Logged;
import org.spampot.model.Logged.Delivery;
import org.spampot.model.Login;
import org.spampot.model.MessageCapture;
import org.spampot.model.Position;
import org.spampot.model.Refused;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.Source;
import org.spampot.model.TrustedNetworks;
import org.spampot.model.Understood;

/// What a log says of a session becomes captures: each fact in its place, under names that do not change.
final class ImportedLogTest {
    private static final Instant OPENED = Instant.parse("2026-11-03T10:00:00Z");
    private static final String FIRST = "Nov  3 10:00:00 mx postfix/smtpd[100]: connect from c.example[203.0.113.5]";

    private static Imported imported(String path, TrustedNetworks trust) {
        return new Imported(SessionId.of(OPENED.plusSeconds(9), new byte[32]), path, 7, "maillog",
                OPENED.plusSeconds(10),
                trust, null);
    }

    private static List<Capture> captures(Found.Session session) {
        return ImportedLog.of(session, imported("mail.log", TrustedNetworks.NONE));
    }

    private static Found.Session session(String ip, String login, List<Found.Transaction> transactions,
            List<String> lines) {
        return new Found.Session("mail.log", 7, "mx", "c.example", ip, 40_000, "helo.example", OPENED,
                OPENED.plusSeconds(30), login,
                transactions, lines);
    }

    private static Found.Transaction transaction(String queueId, List<String> recipients, Delivery... deliveries) {
        return new Found.Transaction(queueId, OPENED.plusSeconds(2), "s@c.example", recipients,
                new Logged("mx", "c.example", "<1@c.example>", 777, List.of(deliveries)));
    }

    @Test
    void messagesComeBeforeTheEndOfTheirSession() {
        List<Capture> captures = captures(session("203.0.113.5", "", List.of(
                transaction("4A", List.of("a@example.org", "b@example.org"),
                        new Delivery("a@example.org", "sent", "250 ok")),
                transaction("4B", List.of())), List.of(FIRST, "second line")));

        assertThat(captures).hasSize(3);
        var first = (MessageCapture) captures.getFirst();
        var session = (SessionCapture) captures.getLast();
        assertThat(captures).extracting(capture -> switch (capture) {
            case MessageCapture message -> message.id().session() + "-" + message.id().ordinal();
            case SessionCapture end -> end.session().toString();
        }).containsExactly(session.session() + "-1", session.session() + "-2", session.session().toString());
        assertThat(first.at()).isEqualTo(OPENED.plusSeconds(2));
        assertThat(first.queueId()).isEqualTo("4A");
        assertThat(first.helo()).isEqualTo("helo.example");
        assertThat(first.content().size()).isZero();
        assertThat(first.end()).isEqualTo(EndOfContent.LOGGED);
        assertThat(first.envelope().mailFrom().address()).isEqualTo("s@c.example");
        assertThat(first.envelope().rcptTo()).extracting("address").containsExactly("a@example.org", "b@example.org");
        assertThat(first.connection().client().ip()).isEqualTo("203.0.113.5");
        assertThat(first.connection().client().port()).isEqualTo(40_000);
        assertThat(first.imported()).isNotNull().satisfies(from -> {
            assertThat(from.logged()).isEqualTo(new Logged("mx", "c.example", "<1@c.example>", 777,
                    List.of(new Delivery("a@example.org", "sent", "250 ok"))));
            assertThat(from.offset()).isEqualTo(7);
        });
        assertThat(session.end()).isEqualTo(SessionEnd.LOGGED);
        assertThat(session.messages()).isEqualTo(2);
        assertThat(session.at()).isEqualTo(OPENED.plusSeconds(30));
        assertThat(session.connection().openedAt()).isEqualTo(OPENED);
        assertThat(session.transcript()).extracting("text").containsExactly(FIRST, "second line");
    }

    @Test
    void aSenderThatIsNotLoggedIsNotTheNullPath() {
        var nobody = new Found.Transaction("4A", OPENED, null, List.of(), new Logged("mx", "", "", 0, List.of()));
        var nullPath = new Found.Transaction("4B", OPENED, "", List.of(), new Logged("mx", "", "", 0, List.of()));
        List<Capture> captures = captures(session("203.0.113.5", "", List.of(nobody, nullPath), List.of(FIRST)));

        assertThat(((MessageCapture) captures.getFirst()).envelope().mailFrom().argument()).isEmpty();
        assertThat(((MessageCapture) captures.get(1)).envelope().mailFrom().argument()).isEqualTo("<>");
    }

    @Test
    void whoSignedInIsALogin() {
        var session = (SessionCapture) captures(session("203.0.113.5", "kim@example.net", List.of(), List.of(FIRST)))
                .getLast();

        assertThat(session.evidence().logins()).singleElement().satisfies(login -> {
            assertThat(login).extracting(Login::name).isEqualTo("kim@example.net");
            assertThat(login.accepted()).isTrue();
        });
        assertThat(((SessionCapture) captures(session("203.0.113.5", "", List.of(), List.of(FIRST))).getLast())
                .evidence().logins()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"554 5.7.1 <x@example.org>: Relay access denied, rejected, no-relay",
            "550 relaying to <x@example.org> prohibited, rejected, no-relay",
            "550 5.1.1 <x@example.org>: Recipient address rejected: User unknown in local recipient table, rejected, no-user",
            "450 4.2.0 <x@example.org>: Recipient address rejected: Greylisted, rejected, deferred",
            "554 5.7.1 blocked using a list, rejected, ''", "Relay access denied, bounced, ''"})
    void aRefusalIsOneWhereTheWordsLeaveNoDoubt(String text, String status, String why) {
        var refused = ((SessionCapture) captures(session("203.0.113.5", "",
                List.of(transaction("", List.of("x@example.org"), new Delivery("x@example.org", status, text))),
                List.of(FIRST))).getLast()).evidence().refused();

        if (why.isEmpty()) {
            assertThat(refused).isEmpty();
        } else {
            assertThat(refused).containsExactly(new Refused(Duration.ofSeconds(2), "RCPT", "x@example.org", why));
        }
    }

    @Test
    void namesComeFromTheLogAlone() {
        var session = session("203.0.113.5", "", List.of(transaction("4A", List.of())), List.of(FIRST));
        var elsewhere = new Found.Session("other/mail.log.1", 99, session.server(), session.host(), session.ip(),
                session.port(),
                session.helo(), session.opened(), session.closed().plusSeconds(60), session.login(),
                session.transactions(), List.of(FIRST, "read further"));
        var sameSecond = session("203.0.113.6", "", List.of(transaction("4A", List.of())), List.of(FIRST));

        String name = name(session, "mail.log");
        assertThat(name(elsewhere, "mail.log.1")).as("another file, read further").isEqualTo(name);
        assertThat(name(sameSecond, "mail.log")).as("another client").isNotEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"c.example, low", ".example, low", "example, high", ".c.example, high"})
    void aRelayMayBeKnownByTheNameThatTheServerFound(String host, String confidence) {
        var found = session("203.0.113.5", "", List.of(transaction("4A", List.of())), List.of(FIRST));
        var trust = new TrustedNetworks(List.of(), List.of(), List.of(), List.of(host));
        var message = (MessageCapture) ImportedLog.of(found, imported("mail.log", trust)).getFirst();
        Imported imported = message.imported();

        assertThat(imported).isNotNull().extracting(Imported::logged).isNotNull().satisfies(logged -> assertThat(
                Analyses.logged(message, logged, trust).confidence()).isEqualTo(confidence));
    }

    private static String name(Found.Session session, String path) {
        return ((SessionCapture) ImportedLog.of(session, imported(path, TrustedNetworks.NONE)).getLast()).session()
                .value();
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.5, 203.0.113.5, log, high", "192.0.2.7, 192.0.2.7, log, low",
            "198.51.100.7, 198.51.100.7, log, low", "10.0.0.3, 10.0.0.3, log, low", "127.0.0.1, '', none, none",
            "'', '', none, none", "2001:db8::1, 2001:db8:0:0:0:0:0:1, log, high"})
    void theSourceIsWhomTheServerSawUnlessThatWasARelay(String ip, String source, String method, String confidence)
            throws IOException {
        TrustedNetworks trust = Trust.of(List.of("192.0.2.0/24"), List.of(), List.of("198.51.100.7"));
        var settings = Loader.load(new Inputs(null, Map.of(), List.of())).settings();
        Capture message = ImportedLog.of(session(ip, "", List.of(transaction("4A", List.of())), List.of(FIRST)),
                imported("mail.log", trust)).getFirst();
        var understood = (Understood.Message) Analyses.stages(settings, YaraScanner.NONE)
                .understand(new Position(1, 0), message);

        Source found = understood.analysis().source();
        assertThat(found).extracting(Source::ip, Source::method, Source::confidence).containsExactly(source, method,
                confidence);
        assertThat(found.reasons().isEmpty()).as("less than sure has a reason").isEqualTo(confidence.equals("high")
                || ip.isEmpty());
    }
}
