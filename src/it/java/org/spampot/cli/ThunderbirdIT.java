package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.model.Bytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A mail program that people use brings mail: plain, after STARTTLS and by TLS, with a login, and with an attachment.
final class ThunderbirdIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SENDER = "anna@example.com";
    private static final String TEXT = "A line.\n.\n..and two with dots in front.\n";

    @TempDir
    Path folder;

    @Test
    void thunderbirdsMailIsKept() throws IOException {
        byte[] content = new byte[20_000];
        IntStream.range(0, content.length).forEach(at -> content[at] = (byte) (at * 31));
        Path file = Files.write(folder.resolve("some.bin"), content);
        Path config = Files.writeString(folder.resolve("spampot.yaml"), """
                smtp:
                  host: mx.example.org
                  listeners:
                    - {bind: "127.0.0.1:0", name: mx, persona: postfix-submission}
                    - {bind: "127.0.0.1:0", name: smtps, persona: postfix-submission, tls: implicit}
                policy:
                  logins: accept
                """);
        try (var trap = Program.start("run", "--config", config.toString(), "--data", data(), "--console",
                "127.0.0.1:0")) {
            trap.port("console listening on");
            List<Integer> ports = trap.out().lines().filter(line -> line.startsWith("smtp"))
                    .map(line -> Integer.valueOf(line.substring(line.lastIndexOf(':') + 1))).toList();
            try (var thunderbird = Thunderbird.startOrSkip(folder, SENDER, ports.get(0), ports.get(1))) {
                for (String way : List.of("plain", "starttls", "tls")) {
                    thunderbird.send(way, "trap@example.net, other@example.org", "way " + way, TEXT, file);
                }
            }
            await().atMost(Program.PATIENCE).until(() -> ask("search", "from:example.com", "--format", "json").lines()
                    .count() == 3);
            assertThat(trap.stop().code()).isZero();
        }
        JsonNode plain = session("plain", content);
        assertThat(plain.get("commands").has("STARTTLS")).isFalse();
        assertThat(plain.get("logins")).isEmpty();
        JsonNode starttls = session("starttls", content);
        assertThat(starttls.get("commands").has("STARTTLS")).isTrue();
        assertThat(starttls.get("logins").get(0).get("name").asString()).isEqualTo("anna");
        assertThat(starttls.get("logins").get(0).get("secret").asString()).isEqualTo("secret");
        JsonNode tls = session("tls", content);
        assertThat(tls.get("ja4").asString()).isNotEmpty();
        assertThat(tls.get("logins").get(0).get("secret").asString()).isEqualTo("secret");
    }

    /// The session of the message, when that is whole.
    private JsonNode session(String way, byte[] content) {
        JsonNode row = MAPPER.readTree(ask("search", "subject:\"way " + way + "\"", "--format", "json"));
        assertThat(row.get("rcptTo").valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder(
                "trap@example.net", "other@example.org");
        String id = row.get("id").asString();
        JsonNode attachment = MAPPER.readTree(ask("show", id, "--format", "json")).get("analysis").get("attachments")
                .get(0);
        assertThat(attachment.get("sha256").asString()).isEqualTo(Bytes.copyOf(content).sha256());
        assertThat(ask("show", id, "--raw")).contains("\r\n\r\n" + TEXT.replace("\n", "\r\n"));
        return MAPPER.readTree(ask("show", row.get("session").asString(), "--format", "json"));
    }

    private String ask(String... command) {
        return RelaysIT.answer(data(), command);
    }

    private String data() {
        return folder.resolve("data").toString();
    }
}
