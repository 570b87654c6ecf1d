package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spampot.MailServer;
import org.spampot.journal.DataDirectory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The recipes of docs/howto/feeding.md with the real mail servers: what they were given comes to the honeypot by LMTP or by a pipe to
/// `deliver`, to the byte, with its envelope, and from the client that a server wrote down.
///
/// `src/it/peers` starts the servers; one that is not there is skipped, and said so.
final class FeedingIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path TARGET = ROOT.resolve(System.getProperty("spampot.target", "target"));
    private static final List<String> RECIPIENTS = List.of("trap@example.net", "other@example.net");

    @TempDir
    static Path folder;

    private static Program program;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        Path data = folder.resolve("data");
        DataDirectory.own(data, Instant.EPOCH).close();
        Path config = folder.resolve("spampot.yaml");
        Files.writeString(config, """
                smtp:
                  host: mx.example.org
                  listeners:
                    - {bind: "127.0.0.1:0", name: lmtp, protocol: lmtp, relays: [127.0.0.1]}
                """);
        program = Program.start("run", "--config", config.toString(), "--data", data.toString(), "--console",
                "127.0.0.1:0");
        program.port("console listening on");
        port = program.port("lmtp listening on");
    }

    @AfterAll
    static void stop() throws IOException {
        program.close();
        for (String link : List.of("spampot.jar", "lib")) {
            Files.deleteIfExists(folder.resolve("bin").resolve(link));
        }
    }

    @ParameterizedTest
    @CsvSource({"postfix, lmtp", "postfix, pipe", "exim, lmtp", "exim, pipe", "sendmail, lmtp", "sendmail, pipe",
            "opensmtpd, lmtp"})
    void whatAMailServerWasGivenIsKept(String server, String way, @TempDir Path own) throws IOException {
        String subject = server + " by " + way;
        String mail = """
                Received: from c.example (c.example [203.0.113.5]) by first.example.org; Tue, 3 Nov 2026 10:00:00 +0000
                From: a@sender.example
                To: trap@example.net
                Message-ID: <%s@sender.example>
                Date: Tue, 3 Nov 2026 10:00:00 +0000
                Subject: %s

                From here on
                .
                two points: ..
                """.formatted(subject.replace(' ', '.'), subject).replace("\n", "\r\n");
        String to = way.equals("pipe") ? program().toString() : String.valueOf(port);
        try (var relay = MailServer.orSkip(server, own, to, way)) {
            RelaysIT.hand(mail, RECIPIENTS, relay.port());
            await(subject).atMost(Program.PATIENCE).until(() -> !found(subject).isEmpty());
        }
        JsonNode message = MAPPER.readTree(found(subject));

        assertThat(message.get("mailFrom").asString()).isEqualTo(RelaysIT.SENDER);
        assertThat(message.get("rcptTo").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(RECIPIENTS);
        assertThat(message.get("source").asString()).isEqualTo("203.0.113.5");
        String raw = ask("show", message.get("id").asString(), "--raw");
        assertThat(raw).endsWith(mail);
        assertThat(raw.substring(0, raw.length() - mail.length())).contains("Received: ").doesNotContain("From ");
        assertThat(ask("show", message.get("id").asString(), "--format", "json")).contains("\"received\"");
    }

    /// The program that is piped to: the launcher with what was packaged, as a user of its own, whose data directory it is.
    private static Path program() throws IOException {
        assumeTrue(Files.isRegularFile(TARGET.resolve("spampot.jar")), "nothing is packaged");
        open(TARGET);
        open(Path.of(System.getProperty("java.home")));
        Path bin = folder.resolve("bin");
        Path script = bin.resolve("feed");
        if (Files.exists(script)) {
            return script;
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Files.setAttribute(folder.resolve("data"), "unix:uid", nobody());
        Files.createDirectory(bin);
        Files.copy(ROOT.resolve("spampot"), bin.resolve("spampot"));
        Files.createSymbolicLink(bin.resolve("spampot.jar"), TARGET.resolve("spampot.jar"));
        Files.createSymbolicLink(bin.resolve("lib"), TARGET.resolve("lib"));
        Files.writeString(script, "#!/bin/sh\nSPAMPOT_JAVA_HOME=" + System.getProperty("java.home") + " exec " + bin
                + "/spampot deliver --data=" + folder.resolve("data") + " \"$@\"\n");
        for (Path each : List.of(bin, script, bin.resolve("spampot"))) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return script;
    }

    /// Whether a user without rights may read there.
    private static void open(Path place) {
        for (Path each = place; each != null; each = each.getParent()) {
            boolean readable = mode(each).contains(PosixFilePermission.OTHERS_EXECUTE);
            if (!readable) {
                System.out.println("skipped: " + each + " is closed to other users");
            }
            assumeTrue(readable, each + " is closed to other users");
        }
    }

    private static Set<PosixFilePermission> mode(Path place) {
        try {
            return Files.getPosixFilePermissions(place);
        } catch (IOException unreadable) {
            return Set.of();
        }
    }

    private static int nobody() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.filter(line -> line.startsWith("nobody:")).map(line -> Integer.valueOf(line.split(":", 4)[2]))
                    .findFirst().orElseThrow();
        }
    }

    private static String found(String subject) {
        return ask("search", "subject:\"" + subject + "\"", "--format", "json").strip();
    }

    private static String ask(String... command) {
        return RelaysIT.answer(folder.resolve("data").toString(), command);
    }
}
