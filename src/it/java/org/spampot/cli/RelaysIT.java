package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spampot.MailServer;
import org.spampot.model.Bytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Real mail servers bring on to the honeypot what they were given: it keeps that to the byte, below what they put before it.
///
/// `src/it/peers` starts the servers; one that is not there is skipped, and said so.
final class RelaysIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    static final String SENDER = "sender@example.com";
    private static final List<String> RECIPIENTS = List.of("trap@example.net", "other@example.net",
            "third@example.org");
    /// What a server puts before a message that it relays (RFC 5321 section 4.4), Sendmail's included.
    private static final Pattern ADDED = Pattern.compile("(?:(?:Received|Return-Path|X-Authentication-Warning):"
            + "[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*)+");

    @TempDir
    static Path folder;

    private static Program program;
    private static Map<String, Integer> ports;

    @BeforeAll
    static void start() throws IOException {
        Path config = folder.resolve("spampot.yaml");
        Files.writeString(config, """
                smtp:
                  host: mx.example.org
                  listeners:
                    - {bind: "127.0.0.1:0", name: mx}
                    - {bind: "127.0.0.1:0", name: lmtp, protocol: lmtp}
                """);
        program = Program.start("run", "--config", config.toString(), "--data", data(), "--console", "127.0.0.1:0");
        program.port("console listening on");
        List<Integer> bound = program.out().lines().filter(line -> !line.contains("console") && !line.contains("http"))
                .map(line -> Integer.valueOf(line.substring(line.lastIndexOf(':') + 1))).toList();
        ports = Map.of("plain", bound.get(0), "starttls", bound.get(0), "lmtp", bound.get(1));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    /// @param verbs that are seen in its session, in this order
    @ParameterizedTest
    @CsvSource({
            "exim,      plain,    EHLO MAIL RCPT BDAT QUIT",
            "exim,      starttls, EHLO STARTTLS EHLO MAIL RCPT BDAT QUIT",
            "exim,      lmtp,     LHLO MAIL RCPT BDAT QUIT",
            "postfix,   plain,    EHLO MAIL RCPT DATA QUIT",
            "postfix,   starttls, EHLO STARTTLS EHLO MAIL RCPT DATA QUIT",
            "postfix,   lmtp,     LHLO MAIL RCPT DATA QUIT",
            "opensmtpd, plain,    EHLO MAIL RCPT DATA QUIT",
            "opensmtpd, starttls, EHLO STARTTLS EHLO MAIL RCPT DATA QUIT",
            "sendmail,  starttls, EHLO STARTTLS EHLO MAIL RCPT DATA QUIT"})
    void aRelaysMailIsKeptToTheByte(String server, String way, String verbs, @TempDir Path own) throws IOException {
        String subject = server + " by " + way;
        String mail = DeliveryIT.mail(subject).latin1();
        try (var relay = MailServer.orSkip(server, own, String.valueOf(ports.get(way)), way)) {
            hand(mail, RECIPIENTS, relay.port());
            await(subject).atMost(Program.PATIENCE).until(() -> !found(subject).isEmpty());
        }
        JsonNode message = MAPPER.readTree(found(subject));

        assertThat(message.get("mailFrom").asString()).isEqualTo(SENDER);
        assertThat(message.get("rcptTo").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(RECIPIENTS);
        String raw = ask("show", message.get("id").asString(), "--raw");
        assertThat(raw).endsWith(mail);
        assertThat(raw.substring(0, raw.length() - mail.length())).matches(ADDED);
        assertThat(message.get("sha256").asString()).isEqualTo(Bytes.latin1(raw).sha256());
        assertDialog(message.get("session").asString(), verbs, !server.equals("opensmtpd"));
    }

    private static void assertDialog(String session, String verbs, boolean pipelines) {
        var said = new ArrayList<String>();
        Map<Integer, List<String>> reads = new HashMap<>();
        for (JsonNode entry : transcript(session)) {
            if (entry.get("kind").asString().equals("command")) {
                String verb = entry.get("line").asString().split("[ \r\n]", 2)[0];
                if (said.isEmpty() || !said.getLast().equals(verb)) {
                    said.add(verb);
                }
                reads.computeIfAbsent(entry.get("chunk").asInt(), _ -> new ArrayList<>()).add(verb);
            }
        }
        assertThat(String.join(" ", said)).startsWith(verbs.replace(" QUIT", ""));
        assertThat(reads.values().stream().anyMatch(together -> together.size() > 1))
                .as("pipelined: %s", reads).isEqualTo(pipelines);
    }

    /// It is there when the session has ended, after its message.
    private static List<JsonNode> transcript(String session) {
        await("end of " + session).atMost(Program.PATIENCE).until(() -> MAPPER.readTree(ask("show", session, "--format",
                "json")).path("transcript").size() > 0);
        return MAPPER.readTree(ask("show", session, "--format", "json")).get("transcript").valueStream().toList();
    }

    /// Hands a mail to the server that listens there.
    static void hand(String mail, List<String> recipients, int port) throws IOException {
        try (var client = new SmtpPeer(port, Duration.ofMinutes(1))) {
            assertThat(client.reply()).startsWith("220");
            assertThat(client.command("EHLO client.example.com")).startsWith("250");
            assertThat(client.command("MAIL FROM:<" + SENDER + ">")).startsWith("250");
            for (String recipient : recipients) {
                assertThat(client.command("RCPT TO:<" + recipient + ">")).startsWith("250");
            }
            assertThat(client.command("DATA")).startsWith("354");
            client.send(mail.replaceAll("(?m)^\\.", ".."));
            assertThat(client.command(".")).startsWith("250");
            assertThat(client.command("QUIT")).startsWith("221");
        }
    }

    private static String found(String subject) {
        return ask("search", "subject:\"" + subject + "\"", "--format", "json").strip();
    }

    private static String ask(String... command) {
        return answer(data(), command);
    }

    /// Runs a command in this process, which is quicker than in one of its own.
    static String answer(String data, String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--data", data));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        assertThat(Spampot.run(all.toArray(String[]::new), new Terminal(out, err, Map.of(), false)))
                .as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static String data() {
        return folder.resolve("data").toString();
    }
}
