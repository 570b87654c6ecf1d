package org.spampot.listen;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spampot.listen.MemoryIntake.Mood;
import org.spampot.listen.Rig.Times;
import org.spampot.model.EndOfContent;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.Limits;

@ExtendWith(Leaks.class)
final class WaitingTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void whoSaysNothingIsToldGoodbye() throws IOException {
        try (var rig = new Rig(Rig.limits(Times.command(SHORT))); var client = rig.client()) {
            client.hears("421");
            assertThat(client.reply()).isEmpty();
            assertThat(rig.ended().end()).isEqualTo(SessionEnd.IDLE);
        }
    }

    @Test
    void contentThatStopsInTheMiddleIsKept() throws IOException {
        try (var rig = new Rig(Rig.limits(Times.content(SHORT))); var client = rig.client()) {
            client.untilData().sends("half").hears("421");

            assertThat(rig.ended().end()).isEqualTo(SessionEnd.IDLE);
            MessageCapture partial = rig.intake.messages().getFirst();
            assertThat(partial.end()).isEqualTo(EndOfContent.TIMEOUT);
            assertThat(partial.content().latin1()).isEqualTo("half");
        }
    }

    @Test
    void aSessionThatGoesOnForeverIsEnded() throws IOException {
        try (var rig = new Rig(Rig.limits(Times.session(SHORT))); var client = rig.client()) {
            String reply = "250";
            while (reply.startsWith("250")) {
                client.sends("NOOP\r\n");
                reply = client.reply();
            }
            assertThat(reply).startsWith("421");
            assertThat(rig.ended().end()).isEqualTo(SessionEnd.SESSION_TIMEOUT);
        }
    }

    @Test
    void theJournalsTimeIsNotTheClients() throws IOException {
        try (var rig = new Rig(Rig.limits(Times.command(SHORT))); var client = rig.client()) {
            rig.intake.mood(Mood.HOLDS);
            client.untilData().sends("x\r\n.\r\n");
            await().atMost(30, SECONDS).until(() -> rig.intake.asked() == 1);
            // another client passes the whole command timeout meanwhile
            try (var other = rig.client()) {
                other.hears("421");
            }
            rig.intake.mood(Mood.KEEPS);

            client.hears("250");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoDoesNotReadItsRepliesIsClosed(Transport transport) throws Exception {
        try (var rig = new Rig("127.0.0.1:0", Rig.limits(Times.stall(SHORT)), new Limits(2048, 1 << 20, 10,
                Integer.MAX_VALUE, 10), transport); var client = Client.connect(rig.address, 4096)) {
            var talker = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        client.sends("NOOP\r\n".repeat(1000));
                    }
                } catch (IOException closed) {
                    // what it talks until
                }
            });

            assertThat(rig.ended().end()).isEqualTo(SessionEnd.SLOW_READER);
            talker.join();
            assertThat(rig.server.stats().bytesOut()).as("replies made for a client that reads none")
                    .isLessThan(16 << 20);
        }
    }
}
