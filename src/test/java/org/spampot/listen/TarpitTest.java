package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spampot.listen.Tarpit.Stay;
import org.spampot.model.Defect;
import org.spampot.model.Network;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.TranscriptEntry;
import org.spampot.smtp.Limits;

/// Who is slowed down, for how long, and what is seen of it.
@ExtendWith(Leaks.class)
final class TarpitTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final InetAddress SLOW = InetAddress.ofLiteral("192.0.2.1");

    @Test
    void onlyThoseThatAreMeantAreSlowedDown() {
        var tarpit = new Tarpit(rule(Pace.USUAL, 9, Duration.ofHours(1)));

        assertThat(tarpit.enter(SLOW, NOON)).isPresent();
        assertThat(tarpit.enter(InetAddress.ofLiteral("198.51.100.1"), NOON)).isEmpty();
    }

    @Test
    void aSourceHasSoManySlowSessionsAtATime() {
        var tarpit = new Tarpit(rule(Pace.USUAL, 2, Duration.ofHours(1)));
        Stay first = tarpit.enter(SLOW, NOON).orElseThrow();
        assertThat(tarpit.enter(SLOW, NOON)).isPresent();

        assertThat(tarpit.enter(SLOW, NOON)).isEmpty();
        assertThat(tarpit.enter(InetAddress.ofLiteral("192.0.2.2"), NOON)).as("another source").isPresent();
        first.leave(NOON);
        first.leave(NOON);
        assertThat(tarpit.enter(SLOW, NOON)).isPresent();
        assertThat(tarpit.enter(SLOW, NOON)).as("leaving twice is leaving once").isEmpty();
    }

    /// It says all it has at once, so its end comes before the greeting, too.
    @Test
    void whoDoesNotWaitForAGreetingThatIsHeldBackIsAnEarlyTalker() throws IOException {
        var hour = Duration.ofHours(1);
        var everybody = rule(new Pace(hour, hour, 0), 9, hour);
        try (var rig = new Rig(ListenerSpec.of("smtp", "127.0.0.1:0", Voices.plain()), Rig.LIMITS, Limits.DEFAULT,
                Transport.best(), everybody)) {
            try (Client client = Client.connect(rig.address)) {
                client.sends("HELO early.example\r\n");
                await().untilAsserted(() -> assertThat(rig.server.stats().commands()).isEqualTo(1));
            }
            assertThat(rig.ended().defects()).extracting(Defect::name).containsExactly("early-talker");
            assertThat(rig.ended().helo()).isEqualTo("early.example");
        }
    }

    @Test
    void whoWaitsForItsGreetingIsNone() throws IOException {
        var moment = Duration.ofMillis(100);
        var everybody = rule(new Pace(moment, Duration.ZERO, 0), 9, Duration.ofHours(1));
        try (var rig = new Rig(ListenerSpec.of("smtp", "127.0.0.1:0", Voices.plain()), Rig.LIMITS, Limits.DEFAULT,
                Transport.best(), everybody); Client client = rig.client()) {
            client.sends(Client.SESSION).rest();

            assertThat(rig.ended().messages()).isEqualTo(1);
            assertThat(rig.ended().defects()).extracting(Defect::name).doesNotContain("early-talker");
        }
    }

    @Test
    void aSourceHasSoMuchTimeInADay() {
        var tarpit = new Tarpit(rule(Pace.USUAL, 9, Duration.ofHours(1)));
        Stay one = tarpit.enter(SLOW, NOON).orElseThrow();
        Stay other = tarpit.enter(SLOW, NOON).orElseThrow();

        assertThat(one.goesOn(NOON.plusSeconds(29 * 60))).isTrue();
        assertThat(one.goesOn(NOON.plusSeconds(32 * 60))).as("two of them use it twice as fast").isFalse();
        one.leave(NOON.plusSeconds(32 * 60));
        other.leave(NOON.plusSeconds(32 * 60));
        assertThat(tarpit.enter(SLOW, NOON.plusSeconds(33 * 60))).isEmpty();
        assertThat(tarpit.enter(SLOW, NOON.plus(Duration.ofHours(13)))).as("half of it came back").isPresent();
    }

    @Test
    void soManySourcesAreRememberedAndNoMore() {
        var tarpit = new Tarpit(new TarpitRule(List.of(Network.parse("0.0.0.0/0").orElseThrow()), Pace.USUAL, 1,
                Duration.ofHours(1)));
        for (int number = 0; number < 10_000; number++) {
            assertThat(tarpit.enter(address(number), NOON)).isPresent();
        }

        assertThat(tarpit.enter(address(10_000), NOON)).as("all are in use").isEmpty();
    }

    @Test
    void repliesDripAndTheTranscriptTellsWhenTheyWereOut() throws IOException {
        var pace = new Pace(Duration.ofMillis(30), Duration.ofMillis(20), 2000);
        try (var rig = rig(pace, Duration.ofHours(1)); Client client = rig.client()) {
            client.says("QUIT", "221");

            SessionCapture session = rig.ended();
            assertThat(notes(session))
                    .contains("in the tarpit: greeting after 0.03 s, replies after 0.02 s, 2000 bytes a"
                            + " second")
                    .containsPattern("in the tarpit for 0\\.[0-9]+ s$");
            List<TranscriptEntry.Reply> replies = session.transcript().stream()
                    .filter(TranscriptEntry.Reply.class::isInstance).map(TranscriptEntry.Reply.class::cast).toList();
            assertThat(replies).extracting(reply -> reply.at().minusMillis(reply.text().size() / 2))
                    .first().matches(at -> at.compareTo(Duration.ofMillis(30)) >= 0);
        }
    }

    @Test
    void whoGivesUpIsSeenToDoSoWhileItWaits() throws IOException {
        try (var rig = rig(new Pace(Duration.ofMinutes(5), Duration.ZERO, 1), Duration.ofHours(1))) {
            Client.connect(rig.address).leaves();

            SessionCapture session = rig.ended();
            assertThat(session.end()).isEqualTo(SessionEnd.DROPPED);
            assertThat(notes(session)).contains("; a reply was still held back");
            assertThat(Duration.between(session.connection().openedAt(), session.at()))
                    .isLessThan(Duration.ofMinutes(5));
        }
    }

    @Test
    void whenTheTimeIsUsedUpTheSessionGoesOnAsUsual() throws IOException {
        var pace = new Pace(Duration.ofMillis(50), Duration.ofDays(1), 0);
        try (var rig = rig(pace, Duration.ofMillis(10)); Client client = rig.client()) {
            client.says("EHLO a.example", "250").says("QUIT", "221");

            assertThat(notes(rig.ended())).contains("out of the tarpit: its source has used up its time");
        }
    }

    @Test
    void stoppingDoesNotWaitForSlowReplies() throws IOException {
        var pace = new Pace(Duration.ZERO, Duration.ofDays(1), 0);
        var rig = rig(pace, Duration.ofDays(1));
        try (Client client = rig.client()) {
            rig.server.drain(Duration.ofMinutes(1));

            assertThat(client.rest()).last().asString().startsWith("421");
            assertThat(rig.ended().end()).isEqualTo(SessionEnd.SHUTDOWN);
        } finally {
            rig.close();
        }
    }

    @Test
    void aSmallReceiveWindowTakesLargeMailAllTheSame() throws IOException {
        var narrow = ListenerSpec.of("smtp", "127.0.0.1:0", Voices.plain());
        narrow = new ListenerSpec(narrow.name(), narrow.bind(), narrow.voice(), narrow.access(), narrow.proxies(), 1024,
                narrow.tls(), narrow.protocol(), narrow.relays());
        try (var rig = new Rig(narrow); Client client = rig.client()) {
            client.untilData().sends("x".repeat(76).concat("\r\n").repeat(2000)).says(".", "250").says("QUIT", "221");

            assertThat(rig.ended().messages()).isEqualTo(1);
            assertThat(rig.intake.messages().getFirst().content().size()).isEqualTo(78 * 2000);
        }
    }

    private static Rig rig(Pace pace, Duration time) {
        return new Rig(ListenerSpec.of("smtp", "127.0.0.1:0", Voices.plain()), Rig.LIMITS, Limits.DEFAULT,
                Transport.best(), rule(pace, 9, time));
    }

    private static TarpitRule rule(Pace pace, int sessions, Duration time) {
        return new TarpitRule(List.of(Network.parse("127.0.0.0/8").orElseThrow(),
                Network.parse("192.0.2.0/24").orElseThrow()), pace, sessions, time);
    }

    private static InetAddress address(int number) {
        return InetAddress.ofLiteral("10." + number / 65_536 + "." + number / 256 % 256 + "." + number % 256);
    }

    private static String notes(SessionCapture session) {
        return session.transcript().stream().filter(TranscriptEntry.Note.class::isInstance)
                .map(entry -> ((TranscriptEntry.Note) entry).text()).collect(Collectors.joining("\n"));
    }
}
