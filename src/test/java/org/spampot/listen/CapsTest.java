package org.spampot.listen;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spampot.model.EndOfContent;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.TranscriptEntry;

@ExtendWith(Leaks.class)
final class CapsTest {
    @Test
    void whoIsOverTheCapIsToldSoAndCaptured() throws IOException {
        try (var rig = new Rig(limits(1, 10, Rig.LIMITS.contentBudget(), 10)); var first = rig.client()) {
            try (var second = Client.connect(rig.address)) {
                second.hears("421");
                assertThat(second.reply()).isEmpty();

                SessionCapture refused = rig.ended();
                assertThat(refused.end()).isEqualTo(SessionEnd.REFUSED);
                assertThat(refused.connection().client().port()).isEqualTo(second.port());
                assertThat(refused.transcript()).singleElement().isInstanceOf(TranscriptEntry.Reply.class);
                assertThat(rig.server.stats().refused()).isEqualTo(1);
            }
            first.says("QUIT", "221");
            assertThat(first.reply()).isEmpty();
            first.leaves();
            await().atMost(30, SECONDS).until(() -> rig.server.stats().openSessions() == 0);
            rig.client().close();
        }
    }

    @Test
    void oneAddressHasACapOfItsOwn() throws IOException {
        try (var rig = new Rig(limits(10, 1, Rig.LIMITS.contentBudget(), 10));
                var first = rig.client();
                var second = Client.connect(rig.address)) {
            second.hears("421");
            first.says("NOOP", "250");
        }
    }

    @Test
    void aFloodOfRefusedSessionsIsCountedAndNotAllCaptured() throws IOException {
        int flood = 50;
        try (var rig = new Rig(limits(1, 1, Rig.LIMITS.contentBudget(), 0)); var first = rig.client()) {
            for (int number = 0; number < flood; number++) {
                try (var refused = Client.connect(rig.address)) {
                    refused.hears("421");
                }
            }
            first.says("QUIT", "221");

            assertThat(rig.ended().end()).isEqualTo(SessionEnd.QUIT);
            assertThat(rig.server.stats().refused()).isEqualTo(flood);
            assertThat(rig.server.stats().refusedUncaptured()).isEqualTo(flood);
            assertThat(rig.server.stats().accepted()).isEqualTo(flood + 1);
        }
    }

    @Test
    void theSessionThatGrowsBeyondTheMemoryBudgetIsToldToComeBackLater() throws IOException {
        int budget = 256 * 1024;
        String line = "x".repeat(998) + "\r\n";
        try (var rig = new Rig(limits(10, 10, budget, 10)); var big = rig.client(); var small = rig.client()) {
            big.untilData();
            for (int sent = 0; sent < 8 * budget; sent += line.length()) {
                big.sends(line);
            }
            big.says(".", "452").says("QUIT", "221");
            small.untilData().says("x\r\n.", "250").says("QUIT", "221");

            rig.ended(2);
            assertThat(rig.server.stats().memoryShort()).isPositive();
            assertThat(rig.intake.messages()).extracting(message -> message.end())
                    .containsExactlyInAnyOrder(EndOfContent.OVERLOADED, EndOfContent.COMPLETE);
            assertThat(rig.intake.messages()).allSatisfy(message -> assertThat(message.content().size())
                    .as("what one message held, with a read or two beyond the budget").isLessThan(2 * budget));
        }
    }

    @Test
    void aLongTranscriptIsCut() throws IOException {
        int commands = 2000;
        try (var rig = new Rig(); var client = rig.client()) {
            client.sends("NOOP\r\n".repeat(commands));
            for (int number = 0; number < commands; number++) {
                client.hears("250");
            }
            client.says("QUIT", "221");

            SessionCapture session = rig.ended();
            assertThat(session.commands()).containsEntry("NOOP", commands);
            assertThat(session.transcript()).hasSizeLessThan(commands);
            assertThat(session.transcript().getLast()).isInstanceOfSatisfying(TranscriptEntry.Note.class,
                    note -> assertThat(note.text()).startsWith("transcript cut after 65536 bytes"));
        }
    }

    @Test
    void hundredsAtOnceAreAllAccepted() throws IOException {
        var clients = new ArrayList<Client>();
        try (var rig = new Rig()) {
            for (int number = 0; number < 500; number++) {
                clients.add(Client.connect(rig.address));
            }
            for (Client client : clients) {
                client.hears("220");
            }
            assertThat(rig.server.stats().openSessions()).isEqualTo(500);
            for (Client client : clients) {
                client.leaves();
            }
            assertThat(rig.ended(500)).extracting(SessionCapture::session).doesNotHaveDuplicates();
        }
    }

    @Test
    void aFloodThatResetsLeavesNothingOpen() throws IOException {
        try (var rig = new Rig()) {
            for (int number = 0; number < 300; number++) {
                Client.connect(rig.address).resets();
            }
            try (Client later = rig.client()) {
                later.says("QUIT", "221");
            }
            await().untilAsserted(() -> assertThat(rig.server.stats().openSessions()).isZero());
            assertThat(rig.server.stats().accepted()).isLessThanOrEqualTo(301);
            assertThat(rig.ended((int) rig.server.stats().accepted())).as("a session of each that was seen")
                    .extracting(SessionCapture::end).contains(SessionEnd.DROPPED, SessionEnd.QUIT);
        }
    }

    /// A command counts when it is complete: sending it byte by byte buys no time.
    @Test
    void whoSendsForeverButNeverACommandIsToldGoodbye() throws IOException {
        try (var rig = new Rig(Rig.limits(Rig.Times.command(java.time.Duration.ofMillis(300))));
                Client client = rig.client()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> {
                while (rig.intake.sessions().isEmpty()) {
                    client.sends("N");
                    Thread.onSpinWait();
                }
                throw new IOException("it ended");
            }).isInstanceOf(IOException.class);

            assertThat(rig.ended().end()).isEqualTo(SessionEnd.IDLE);
        }
    }

    private static ListenLimits limits(int sessions, int perAddress, long budget, int refusedCaptures) {
        Duration time = Duration.ofMinutes(10);
        return new ListenLimits(sessions, perAddress, time, time, time, time, time, budget, 64 << 10, 512, 2,
                refusedCaptures);
    }
}
