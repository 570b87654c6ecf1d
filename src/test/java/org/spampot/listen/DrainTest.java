package org.spampot.listen;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spampot.listen.MemoryIntake.Mood;
import org.spampot.model.EndOfContent;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;

@ExtendWith(Leaks.class)
final class DrainTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void idleSessionsAreToldAndClosed() throws Exception {
        try (var rig = new Rig(); var client = rig.client()) {
            Thread drain = Thread.ofVirtual().start(() -> rig.server.drain(PATIENCE));
            client.hears("421");
            assertThat(client.reply()).isEmpty();
            client.leaves();
            drain.join();

            assertThat(rig.intake.sessions()).singleElement().extracting(SessionCapture::end)
                    .isEqualTo(SessionEnd.SHUTDOWN);
            assertThatThrownBy(() -> Client.connect(rig.address)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void anOpenTransactionFinishes() throws Exception {
        try (var rig = new Rig(); var client = rig.client()) {
            client.untilData().sends("first\r\n");
            Thread drain = Thread.ofVirtual().start(() -> rig.server.drain(PATIENCE));
            await().atMost(30, SECONDS).until(() -> refuses(rig));
            client.says("last\r\n.", "250").hears("421");
            client.leaves();
            drain.join();

            assertThat(rig.intake.messages()).singleElement().satisfies(message -> {
                assertThat(message.end()).isEqualTo(EndOfContent.COMPLETE);
                assertThat(message.content().latin1()).isEqualTo("first\r\nlast\r\n");
            });
            assertThat(rig.intake.sessions()).singleElement().extracting(SessionCapture::end)
                    .isEqualTo(SessionEnd.SHUTDOWN);
        }
    }

    @Test
    void aTransactionThatDoesNotFinishIsKeptAsItIs() throws IOException {
        try (var rig = new Rig(); var client = rig.client()) {
            client.untilData().sends("half");
            await().atMost(30, SECONDS).until(() -> rig.server.stats().contentHeld() > 0);
            rig.server.drain(Duration.ofMillis(200));

            assertThat(rig.intake.messages()).singleElement().satisfies(message -> {
                assertThat(message.end()).isEqualTo(EndOfContent.SHUTDOWN);
                assertThat(message.content().latin1()).isEqualTo("half");
            });
            assertThat(rig.intake.sessions()).singleElement().extracting(SessionCapture::end)
                    .isEqualTo(SessionEnd.SHUTDOWN);
        }
    }

    @Test
    void itWaitsForTheJournalsAnswer() throws Exception {
        try (var rig = new Rig(); var client = rig.client()) {
            rig.intake.mood(Mood.HOLDS);
            client.untilData().sends("x\r\n.\r\n");
            await().atMost(30, SECONDS).until(() -> rig.intake.asked() == 1);
            Thread drain = Thread.ofVirtual().start(() -> rig.server.drain(PATIENCE));
            await().atMost(30, SECONDS).until(() -> refuses(rig));
            assertThat(drain.isAlive()).isTrue();
            rig.intake.mood(Mood.KEEPS);
            client.hears("250").hears("421");
            client.leaves();
            drain.join();

            assertThat(rig.intake.kept()).hasSize(2).last().isInstanceOf(SessionCapture.class);
        }
    }

    @Test
    void closingAtOnceStillLeavesEverySession() throws IOException {
        var rig = new Rig();
        try (var idle = rig.client(); var silent = Client.connect(rig.address)) {
            idle.says("NOOP", "250");
            silent.hears("220");
            rig.close();

            assertThat(rig.intake.sessions()).hasSize(2).extracting(SessionCapture::end)
                    .containsOnly(SessionEnd.SHUTDOWN);
        }
    }

    private static boolean refuses(Rig rig) throws IOException {
        try {
            Client.connect(rig.address).close();
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }
}
