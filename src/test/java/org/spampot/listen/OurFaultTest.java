package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.TranscriptEntry;
import org.spampot.smtp.Limits;

@ExtendWith(Leaks.class)
final class OurFaultTest {
    @Test
    void anErrorOfOursEndsOneSessionAndNoOther() throws IOException {
        var intake = new MemoryIntake();
        try (var server = new SmtpServer(List.of(ListenerSpec.of("smtp", "127.0.0.1:0", Voices.broken())),
                Limits.DEFAULT, Rig.LIMITS, intake, InstantSource.system(), new Random(1))) {
            var address = server.start().getFirst().address();
            try (var other = Client.greeted(address); var victim = Client.greeted(address)) {
                victim.sends("HELP\r\n");
                assertThat(victim.reply()).isEmpty();
                other.says("NOOP", "250").says("QUIT", "221");
            }
            server.drain(Duration.ofSeconds(30));

            assertThat(intake.sessions()).extracting(SessionCapture::end).containsExactlyInAnyOrder(SessionEnd.FAILED,
                    SessionEnd.QUIT);
            assertThat(server.stats().failed()).isEqualTo(1);
            assertThat(server.stats().openSessions()).isZero();
        }
    }

    @Test
    void delayedRepliesComeInOrderAndInTheirTime() throws IOException {
        Duration delay = Duration.ofMillis(50);
        try (var rig = new Rig("127.0.0.1:0", Rig.LIMITS, Limits.DEFAULT, Transport.best(), Voices.slow(delay));
                var client = Client.connect(rig.address)) {
            client.sends(Client.SESSION).closesItsSide();

            assertThat(client.rest()).extracting(line -> line.substring(0, 3)).containsExactly("220", "250", "250",
                    "250", "354", "250", "221");
            SessionCapture session = rig.ended();
            assertThat(session.end()).isEqualTo(SessionEnd.QUIT);
            assertThat(session.transcript()).filteredOn(TranscriptEntry.Reply.class::isInstance)
                    .extracting(TranscriptEntry::at).isSorted()
                    .allSatisfy(at -> assertThat(at).isGreaterThanOrEqualTo(delay));
        }
    }
}
