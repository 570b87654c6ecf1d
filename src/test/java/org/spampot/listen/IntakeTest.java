package org.spampot.listen;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spampot.listen.MemoryIntake.Mood;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.Limits;

@ExtendWith(Leaks.class)
final class IntakeTest {
    @Test
    void whatCannotBeStoredIsNotAcknowledgedAndMayBeSentAgain() throws IOException {
        try (var rig = new Rig(); var client = rig.client()) {
            rig.intake.mood(Mood.FAILS);
            client.untilData().says("x\r\n.", "4");
            assertThat(rig.server.stats().notStored()).isEqualTo(1);
            rig.intake.mood(Mood.KEEPS);
            client.says("MAIL FROM:<a@example.com>", "250").says("RCPT TO:<b@example.net>", "250").says("DATA", "354")
                    .says("x\r\n.", "250").says("QUIT", "221");

            assertThat(rig.ended().end()).isEqualTo(SessionEnd.QUIT);
            assertThat(rig.intake.messages()).hasSize(1);
        }
    }

    @Test
    void anEndedSessionIsTriedAgainUntilItIsKept() throws IOException {
        try (var rig = new Rig(); var client = rig.client()) {
            rig.intake.mood(Mood.FAILS);
            client.says("QUIT", "221");
            await().atMost(30, SECONDS).until(() -> rig.intake.asked() >= 2);
            rig.intake.mood(Mood.KEEPS);

            assertThat(rig.ended().end()).isEqualTo(SessionEnd.QUIT);
            assertThat(rig.server.stats().lost()).isZero();
        }
    }

    @Test
    void whatCannotBeKeptAtAllIsCounted() throws IOException {
        try (var rig = new Rig(); var client = rig.client()) {
            rig.intake.mood(Mood.FAILS);
            client.says("QUIT", "221");
            await().atMost(30, SECONDS).until(() -> rig.server.stats().lost() == 1);

            assertThat(rig.intake.asked()).isEqualTo(Handover.TRIES);
        }
    }

    @Test
    void aFullJournalKeepsAllSessionsThatEndAtOnceWhenItHasRoomAgain() throws IOException {
        int many = 1200;
        try (var rig = new Rig(Rig.crowd(many))) {
            rig.intake.mood(Mood.HOLDS);
            for (int number = 0; number < many; number++) {
                rig.client().close();
            }
            await().atMost(60, SECONDS).until(() -> rig.intake.asked() == many);
            rig.intake.mood(Mood.FAILS);
            rig.intake.mood(Mood.KEEPS);

            await().atMost(30, SECONDS).until(() -> rig.intake.sessions().size() + rig.server.stats().lost() >= many);
            assertThat(rig.server.stats().lost()).isZero();
        }
    }

    @Test
    void anIntakeThatThrowsCountsAsOneThatFails() throws IOException {
        try (var server = new SmtpServer(
                List.of(ListenerSpec.of("smtp", "127.0.0.1:0", Voices.plain())), Limits.DEFAULT, Rig.LIMITS,
                (capture, answer) -> {
                    throw new IllegalStateException("broken, for a test");
                }, InstantSource.system(), new Random(1));
                var client = Client.greeted(server.start().getFirst().address())) {
            client.untilData().says("x\r\n.", "4");
            assertThat(server.stats().notStored()).isEqualTo(1);
        }
    }

    @Test
    void nothingIsReadWhileAMessageIsBeingStored() throws Exception {
        try (var rig = new Rig(); var client = rig.client()) {
            rig.intake.mood(Mood.HOLDS);
            client.untilData().sends("x\r\n.\r\n");
            await().atMost(30, SECONDS).until(() -> rig.intake.asked() == 1);
            long before = rig.server.stats().bytesIn();
            int noise = 40_000_000;
            var talker = Thread.ofVirtual().start(() -> {
                try {
                    client.sends("N".repeat(noise) + "\r\n");
                } catch (IOException closed) {
                    // the session ended before all of it was taken
                }
            });
            // other sessions go on, so the loops had every chance to read
            for (int number = 0; number < 20; number++) {
                rig.client().close();
            }
            assertThat(rig.server.stats().bytesIn() - before).isLessThan(1 << 20);
            assertThat(talker.isAlive()).isTrue();
            rig.intake.mood(Mood.KEEPS);

            client.hears("250");
            client.leaves();
            talker.join();
        }
    }
}
