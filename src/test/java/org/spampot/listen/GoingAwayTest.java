package org.spampot.listen;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spampot.listen.MemoryIntake.Mood;
import org.spampot.model.EndOfContent;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.Limits;

@ExtendWith(Leaks.class)
final class GoingAwayTest {
    @ParameterizedTest
    @EnumSource
    void whoClosesItsSideStillGetsAllReplies(Transport transport) throws IOException {
        try (var rig = rig(transport); var client = Client.connect(rig.address)) {
            client.sends(Client.SESSION).closesItsSide();

            assertThat(client.rest()).extracting(line -> line.substring(0, 3)).containsExactly("220", "250", "250",
                    "250", "354", "250", "221");
            assertThat(rig.ended().end()).isEqualTo(SessionEnd.QUIT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoClosesItsSideStillGetsTheReplyThatTheJournalDelays(Transport transport) throws IOException {
        try (var rig = rig(transport); var client = rig.client()) {
            rig.intake.mood(Mood.HOLDS);
            client.untilData().sends("x\r\n.\r\n").closesItsSide();
            await().atMost(30, SECONDS).until(() -> rig.intake.asked() == 1);
            rig.intake.mood(Mood.KEEPS);

            client.hears("250");
            assertThat(client.reply()).isEmpty();
            assertThat(rig.ended().end()).isEqualTo(SessionEnd.DROPPED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSentBeforeClosingIsReadToItsEnd(Transport transport) throws IOException {
        // more than is read at once, so that most of it waits in the kernel while the first message is written
        String mail = "MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n" + "x".repeat(997)
                + "\r\n.\r\n";
        int mails = 300;
        try (var rig = rig(transport); var client = rig.client()) {
            rig.intake.mood(Mood.HOLDS);
            client.says("HELO client.example", "250").sends(mail.repeat(mails)).closesItsSide();
            await().atMost(30, SECONDS).until(() -> rig.intake.asked() == 1);
            rig.intake.mood(Mood.KEEPS);

            assertThat(client.rest()).hasSize(4 * mails);
            assertThat(rig.ended().messages()).isEqualTo(mails);
            assertThat(rig.intake.messages()).extracting(MessageCapture::end).containsOnly(EndOfContent.COMPLETE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aResetInTheMiddleOfContentKeepsWhatCame(Transport transport) throws IOException {
        try (var rig = rig(transport)) {
            var client = rig.client();
            client.untilData().sends("half a line");
            await().atMost(30, SECONDS).until(() -> rig.server.stats().contentHeld() > 0);
            client.resets();

            assertThat(rig.ended().end()).isEqualTo(SessionEnd.DROPPED);
            MessageCapture partial = rig.intake.messages().getFirst();
            assertThat(partial.end()).isEqualTo(EndOfContent.DROPPED);
            assertThat(partial.content().latin1()).isEqualTo("half a line");
            assertThat(rig.server.stats().partial()).isEqualTo(1);
            assertThat(rig.intake.kept()).containsExactly(partial, rig.ended());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aResetWhileTheJournalWritesLosesNothing(Transport transport) throws IOException {
        try (var rig = rig(transport)) {
            rig.intake.mood(Mood.HOLDS);
            var client = rig.client();
            client.untilData().sends("x\r\n.\r\n");
            await().atMost(30, SECONDS).until(() -> rig.intake.asked() == 1);
            client.resets();
            rig.intake.mood(Mood.KEEPS);

            assertThat(rig.ended().messages()).isEqualTo(1);
            assertThat(rig.intake.messages().getFirst().end()).isEqualTo(EndOfContent.COMPLETE);
        }
    }

    @Test
    void theLastReplyArrivesEvenIfTheClientGoesOnTalking() throws IOException {
        try (var rig = new Rig(); var client = rig.client()) {
            client.sends("QUIT\r\n" + "NOOP\r\n".repeat(20_000)).hears("221");
            assertThat(client.reply()).isEmpty();
            assertThat(rig.ended().end()).isEqualTo(SessionEnd.QUIT);
        }
    }

    @Test
    void aClientThatOnlyConnectsLeavesASession() throws IOException {
        try (var rig = new Rig()) {
            Client.connect(rig.address).close();
            Client.connect(rig.address).resets();

            assertThat(rig.ended(2)).allSatisfy(session -> {
                assertThat(session.end()).isEqualTo(SessionEnd.DROPPED);
                assertThat(session.helo()).isEmpty();
            });
        }
    }

    private static Rig rig(Transport transport) {
        return new Rig("127.0.0.1:0", Rig.LIMITS, Limits.DEFAULT, transport);
    }
}
