package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionId;

/// Many clients at once: nothing of one session is ever found in another.
@ExtendWith(Leaks.class)
final class AttributionTest {
    private static final int CLIENTS = 200;
    private static final int MESSAGES = 4;

    @Test
    void everyMessageIsWhoseItIs() throws Exception {
        Map<Integer, Integer> numberOfPort = new ConcurrentHashMap<>();
        try (var rig = new Rig(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int number = 0; number < CLIENTS; number++) {
                running.add(threads.submit(talk(rig, number, numberOfPort)));
            }
            for (Future<?> each : running) {
                each.get();
            }

            Map<SessionId, SessionCapture> sessions = rig.ended(CLIENTS).stream()
                    .collect(Collectors.toMap(SessionCapture::session, session -> session));
            Map<SessionId, List<MessageCapture>> messages = rig.intake.messages().stream()
                    .collect(Collectors.groupingBy(MessageCapture::session));
            assertThat(messages.keySet()).isEqualTo(sessions.keySet());
            sessions.forEach((id, session) -> {
                int port = session.connection().client().port();
                int number = numberOfPort.getOrDefault(port, -1);
                assertThat(session.helo()).isEqualTo("client" + number + ".example");
                assertThat(session.messages()).isEqualTo(MESSAGES);
                List<MessageCapture> own = messages.getOrDefault(id, List.of());
                assertThat(own).extracting(message -> message.id().ordinal())
                        .containsExactly(1, 2, 3, 4);
                for (MessageCapture message : own) {
                    int ordinal = message.id().ordinal();
                    assertThat(message.connection().client().port()).isEqualTo(port);
                    assertThat(message.helo()).isEqualTo("client" + number + ".example");
                    assertThat(message.envelope().mailFrom().address())
                            .contains("sender" + number + "-" + ordinal + "@example.com");
                    assertThat(message.envelope().rcptTo()).singleElement()
                            .satisfies(to -> assertThat(to.address()).contains("rcpt" + number + "@example.net"));
                    assertThat(message.content().latin1()).isEqualTo(content(number, ordinal));
                }
            });
            assertThat(rig.server.stats().acknowledged()).isEqualTo(CLIENTS * MESSAGES);
        }
    }

    private static Callable<Void> talk(Rig rig, int number, Map<Integer, Integer> numberOfPort) {
        return () -> {
            try (var client = rig.client()) {
                numberOfPort.put(client.port(), number);
                client.says("HELO client" + number + ".example", "250");
                for (int ordinal = 1; ordinal <= MESSAGES; ordinal++) {
                    message(client, number, ordinal);
                }
                client.says("QUIT", "221");
            }
            return null;
        };
    }

    private static void message(Client client, int number, int ordinal) throws IOException {
        client.says("MAIL FROM:<sender" + number + "-" + ordinal + "@example.com>", "250")
                .says("RCPT TO:<rcpt" + number + "@example.net>", "250").says("DATA", "354");
        String content = content(number, ordinal);
        int middle = content.length() / (ordinal + 1);
        client.sends(content.substring(0, middle)).sends(content.substring(middle)).says(".", "250");
    }

    private static String content(int number, int ordinal) {
        return ("client " + number + " message " + ordinal + "\r\n").repeat(20 * ordinal + number % 50);
    }
}
