package org.spampot.listen;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.model.Bytes;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.TranscriptEntry;
import org.spampot.smtp.Limits;

@ExtendWith(Leaks.class)
final class ConversationTest {
    private static final String MAIL = "Subject: hello\r\n\r\nfirst\r\n..stuffed\r\nbare\nline \0\u00ff\r\n";
    private static final String KEPT = "Subject: hello\r\n\r\nfirst\r\n.stuffed\r\nbare\nline \0\u00ff\r\n";

    static Stream<Arguments> sockets() {
        return Stream.of(Transport.values()).flatMap(transport -> Stream.of("127.0.0.1:0", "[::1]:0", "0.0.0.0:0")
                .map(address -> arguments(transport, address)));
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void aMessageAndItsSessionAreHandedOver(Transport transport, String address) throws IOException {
        try (var rig = new Rig(address, Rig.LIMITS, Limits.DEFAULT, transport); var client = rig.client()) {
            client.untilData().says(MAIL + ".", "250").says("QUIT", "221");
            assertThat(client.reply()).isEmpty();

            SessionCapture session = rig.ended();
            MessageCapture message = rig.intake.messages().getFirst();
            assertThat(message.content()).isEqualTo(Bytes.latin1(KEPT));
            assertThat(message.session()).isEqualTo(session.session());
            assertThat(message.connection()).isEqualTo(session.connection());
            assertThat(session.connection().client().port()).isEqualTo(client.port());
            assertThat(session.connection().client().address().isLoopbackAddress()).isTrue();
            assertThat(session.connection().server().port()).isEqualTo(rig.address.port());
            assertThat(session.connection().listener()).isEqualTo("smtp");
            assertThat(session.end()).isEqualTo(SessionEnd.QUIT);
            assertThat(session.helo()).isEqualTo("client.example");
            assertThat(session.messages()).isEqualTo(1);
            assertThat(rig.intake.kept()).containsExactly(message, session);
        }
    }

    @Test
    void theTranscriptTellsWhatWasSaidAndWhatWasPipelined() throws IOException {
        try (var rig = new Rig(); var client = rig.client()) {
            client.says("HELO client.example", "250");
            client.sends("MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n");
            client.hears("250").hears("250").hears("354").says("x\r\n.", "250").says("QUIT", "221");

            SessionCapture session = rig.ended();
            List<TranscriptEntry> transcript = session.transcript();
            assertThat(transcript).extracting(entry -> entry.getClass().getSimpleName()).containsExactly("Reply",
                    "Command", "Reply", "Command", "Reply", "Command", "Reply", "Command", "Reply", "Content", "Reply",
                    "Command", "Reply");
            assertThat(transcript).filteredOn(TranscriptEntry.Command.class::isInstance)
                    .map(TranscriptEntry.Command.class::cast).extracting(TranscriptEntry.Command::chunk)
                    .containsExactly(1, 2, 2, 2, 4);
            assertThat(transcript).filteredOn(TranscriptEntry.Content.class::isInstance)
                    .map(TranscriptEntry.Content.class::cast).singleElement().satisfies(content -> {
                        assertThat(content.message()).isEqualTo(rig.intake.messages().getFirst().id());
                        assertThat(content.chunk()).isEqualTo(3);
                        assertThat(content.size()).isEqualTo(3);
                    });
            assertThat(transcript).extracting(TranscriptEntry::at).isSorted();
        }
    }

    @Test
    void everyByteByItselfGivesTheSame() throws IOException {
        try (var rig = new Rig(); var client = rig.client()) {
            String all = "HELO client.example\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n"
                    + MAIL
                    + ".\r\nQUIT\r\n";
            for (int at = 0; at < all.length(); at++) {
                client.sends(all.substring(at, at + 1));
            }
            client.hears("250").hears("250").hears("250").hears("354").hears("250").hears("221");

            assertThat(rig.ended().end()).isEqualTo(SessionEnd.QUIT);
            assertThat(rig.intake.messages().getFirst().content()).isEqualTo(Bytes.latin1(KEPT));
        }
    }

    @Test
    void aWholeSessionInOneWriteIsAnsweredInOrder() throws IOException {
        int messages = 50;
        try (var rig = new Rig(); var client = rig.client()) {
            var all = new StringBuilder("HELO client.example\r\n");
            for (int number = 1; number <= messages; number++) {
                all.append("MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.net>\r\nDATA\r\nmail ").append(number)
                        .append("\r\n.\r\n");
            }
            client.sends(all + "QUIT\r\n").hears("250");
            for (int number = 1; number <= messages; number++) {
                client.hears("250").hears("250").hears("354").hears("250");
            }
            client.hears("221");

            assertThat(rig.ended().messages()).isEqualTo(messages);
            assertThat(rig.intake.messages()).extracting(message -> message.content().latin1())
                    .containsExactlyElementsOf(
                            Stream.iterate(1, number -> number + 1).limit(messages).map(n -> "mail " + n + "\r\n")
                                    .toList());
        }
    }

    @Test
    void aLongMessageArrivesWhole() throws IOException {
        String content = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abc\r\n".repeat(80_000);
        try (var rig = new Rig(); var client = rig.client()) {
            client.untilData().says(content + ".", "250").says("QUIT", "221");

            assertThat(rig.ended().messages()).isEqualTo(1);
            assertThat(rig.intake.messages().getFirst().content()).isEqualTo(Bytes.latin1(content));
        }
    }

    @Test
    void countersTellWhatHappened() throws IOException {
        try (var rig = new Rig(); var client = rig.client()) {
            assertThat(rig.server.stats().openSessions()).isEqualTo(1);
            client.untilData().says("x\r\n.", "250").says("QUIT", "221");
            rig.ended();
            client.leaves();

            await().atMost(30, SECONDS).until(() -> rig.server.stats().openSessions() == 0);
            ListenStats stats = rig.server.stats();
            assertThat(stats.accepted()).isEqualTo(1);
            assertThat(stats.commands()).isEqualTo(5);
            assertThat(stats.acknowledged()).isEqualTo(1);
            assertThat(stats.bytesIn()).isEqualTo(
                    "HELO client.exampleMAIL FROM:<a@example.com>RCPT TO:<b@example.net>DATAx.QUIT".length() + 7 * 2);
            assertThat(stats.bytesOut()).isPositive();
            assertThat(stats.refused() + stats.notStored() + stats.partial() + stats.lost()).isZero();
        }
    }
}
