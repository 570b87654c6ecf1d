package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.egress.LoopbackSmtp;
import org.spampot.model.Bytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The honeypot from the outside: mail in by a socket, answers out by commands.
final class RunIT {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final String MAIL = """
            From: Sender <a@example.com>
            To: b@example.net
            Subject: Cheap pills

            Buy at http://pills.example.com/x now.
            """.replace("\n", "\r\n");

    @TempDir
    Path folder;

    @Test
    void whatWasSentIsToldBySameCountsEverywhere() throws IOException {
        Path data = folder.resolve("data");
        try (var trap = run(data)) {
            int port = trap.port("smtp listening on");
            for (int mail = 0; mail < 3; mail++) {
                assertThat(send(port, MAIL)).startsWith("250");
            }
            await().atMost(Program.PATIENCE).until(() -> ask(data, "top", "sources", "--format", "json")
                    .contains("\"messages\":3"));

            JsonNode source = json(ask(data, "top", "sources", "--format", "json"));
            assertThat(source.get("value").asString()).isEqualTo("127.0.0.1");
            assertThat(json(ask(data, "top", "domains", "--format", "json")).get("value").asString())
                    .isEqualTo("example.com");
            String found = ask(data, "search", "subject:pills", "--format", "json");
            assertThat(found).hasLineCount(3);
            String id = json(found).get("id").asString();
            assertThat(json(found).get("mailFrom").asString()).isEqualTo("a@example.com");
            assertThat(ask(data, "show", id, "--raw")).isEqualTo(MAIL);
            assertThat(ask(data, "show", id)).contains("hxxp://pills.example.com/x").doesNotContain("http://");
            assertThat(json(ask(data, "show", id, "--format", "json")).get("sha256").asString())
                    .isEqualTo(Bytes.latin1(MAIL).sha256());
            assertThat(ask(data, "show", id, "--eml")).startsWith("Return-Path: <a@example.com>\r\n").endsWith(MAIL);
            assertThat(ask(data, "show", id, "--transcript")).contains("C: MAIL FROM:<a@example.com>");
            assertThat(json(ask(data, "report", "--format", "json")).get("totals").get("messages").asLong())
                    .isEqualTo(3);
            assertThat(ask(data, "report")).contains("Spampot report").contains("Cheap pills");
            assertThat(ask(data, "top", "subjects", "--format", "csv")).contains("\r\nCheap pills,Cheap pills,3,3,");
            assertThat(Program.run("journal", "verify", "--data", data.toString()).out())
                    .contains("intact: 3 messages");

            assertThat(trap.stop().code()).isZero();
        }
        assertThat(data.resolve("listening")).doesNotExist();
        String before = ask(data, "top", "sources", "--format", "json") + ask(data, "search", "--format", "json");
        var rebuilt = Program.run("rebuild", "--data", data.toString());
        assertThat(rebuilt.code()).as(rebuilt.err()).isZero();
        assertThat(ask(data, "top", "sources", "--format", "json") + ask(data, "search", "--format", "json"))
                .isEqualTo(before);
        assertThat(data.resolve("store.db.old")).exists();
        assertThat(Program.run("rebuild", "--data", data.toString()).code()).as("it can be repeated").isZero();
    }

    @Test
    void theAnnouncementHasTheFormOfTheContract() {
        try (var trap = run(folder.resolve("data"))) {
            int port = trap.port("console listening on");
            await().atMost(Program.PATIENCE).until(() -> trap.out().lines().count() == 3);
            assertThat(trap.out().lines().toList()).satisfiesExactly(
                    smtp -> assertThat(smtp).matches("smtp listening on 127\\.0\\.0\\.1:[1-9][0-9]*"),
                    console -> assertThat(console).isEqualTo("console listening on 127.0.0.1:" + port),
                    login -> assertThat(login).matches("http://127\\.0\\.0\\.1:" + port + "/login\\?token=\\S{16,}"));
        }
    }

    @Test
    void openTransactionsFinishWhenItIsToldToStop() throws IOException {
        Path data = folder.resolve("data");
        try (var trap = run(data)) {
            int port = trap.port("smtp listening on");
            try (var client = LoopbackSmtp.connect(HERE, port, Duration.ofMinutes(1))) {
                greet(client);
                assertThat(client.command("DATA")).startsWith("354");
                client.send(Bytes.latin1("Subject: last words\r\n\r\n"));
                trap.terminate();
                await().atMost(Program.PATIENCE).until(() -> !LoopbackSmtp.answers(HERE, port, Duration.ofSeconds(5)));
                client.send(Bytes.latin1("still here\r\n.\r\n"));
                assertThat(client.reply()).startsWith("250");
            }
            assertThat(trap.finished().code()).isZero();
        }
        assertThat(Program.run("journal", "verify", "--data", data.toString()).out()).contains("intact: 1 messages");
    }

    @Test
    void aKilledHoneypotLosesNothingThatItAcknowledged() throws IOException {
        Path data = folder.resolve("data");
        try (var trap = run(data)) {
            int port = trap.port("smtp listening on");
            assertThat(send(port, MAIL)).startsWith("250");
            assertThat(send(port, MAIL)).startsWith("250");
            trap.kill();
        }
        try (var again = run(data)) {
            again.port("smtp listening on");
            await().atMost(Program.PATIENCE)
                    .until(() -> ask(data, "search", "subject:pills", "--format", "json").lines().count() == 2);
            assertThat(again.stop().code()).isZero();
        }
    }

    @Test
    void theDoctorFindsARunningHoneypotWell() {
        Path data = folder.resolve("data");
        try (var trap = run(data)) {
            trap.port("console listening on");
            await().atMost(Program.PATIENCE).until(() -> Files.exists(data.resolve("listening")));
            var doctor = Program.run("doctor", "--data", data.toString());
            assertThat(doctor.code()).as(doctor.out() + doctor.err()).isZero();
            assertThat(doctor.out()).contains("a honeypot runs on it", "answers", "found in the store as",
                    "its bytes are in the journal").doesNotContain("FAIL");
        }
    }

    @Test
    void theDoctorTriesOneOfItsOwnWhereNoneRuns() {
        var doctor = Program.run("doctor", "--data", folder.resolve("none").toString(), "--smtp", "127.0.0.1:0",
                "--console", "127.0.0.1:0");

        assertThat(doctor.code()).as(doctor.out() + doctor.err()).isZero();
        assertThat(doctor.out()).contains("is not there yet; `spampot run` makes it", "its bytes are in the journal");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void theDemoPlaysItsSessionsAndEnds() {
        var demo = Program.run("demo", "--once", "--smtp", "127.0.0.1:0", "--console", "127.0.0.1:0", "--data",
                folder.resolve("a demo").toString());

        assertThat(demo.code()).as(demo.err()).isZero();
        assertThat(demo.out()).endsWith("spampot top subjects --data '" + folder.resolve("a demo") + "'\n");
        assertThat(demo.out()).contains("smtp listening on 127.0.0.1:", "sessions were played");
        assertThat(ask(folder.resolve("a demo"), "top", "sources", "--format", "json").lines().count())
                .isGreaterThan(3);
    }

    @Test
    void analyzePrintsAnObjectForEachFileInTheirOrder() throws IOException {
        Path mails = Files.createDirectory(folder.resolve("mails"));
        for (int index = 10; index < 30; index++) {
            Files.writeString(mails.resolve(index + ".eml"),
                    (index == 20 ? "From someone Sat Jan  3 01:05:34 1996\n" : "") + "Subject: number " + index
                            + "\n\nsee http://h" + index + ".example.com/\n",
                    StandardCharsets.UTF_8);
        }
        var analyzed = Program.run("analyze", mails.toString());

        assertThat(analyzed.code()).isZero();
        var lines = analyzed.out().lines().map(RunIT::json).toList();
        assertThat(lines).hasSize(20);
        assertThat(lines.get(10).get("subject").asString()).isEqualTo("number 20");
        assertThat(lines.get(19).get("urls").get(0).get("host").asString()).isEqualTo("h29.example.com");
        var missing = Program.run("analyze", mails.resolve("10.eml").toString(), folder.resolve("gone").toString());
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.out()).hasLineCount(1);
        assertThat(missing.err()).isEqualTo("spampot: " + folder.resolve("gone")
                + ": cannot be read: no such file; correct the path\n");
    }

    static Program run(Path data) {
        return Program.start("run", "--data", data.toString(), "--smtp", "127.0.0.1:0", "--console", "127.0.0.1:0");
    }

    static String send(int port, String mail) throws IOException {
        try (var client = LoopbackSmtp.connect(HERE, port, Duration.ofMinutes(1))) {
            greet(client);
            client.command("DATA");
            client.send(Bytes.latin1(mail + ".\r\n"));
            String reply = client.reply();
            client.command("QUIT");
            return reply;
        }
    }

    private static void greet(LoopbackSmtp client) throws IOException {
        client.reply();
        client.command("EHLO client.example.org");
        client.command("MAIL FROM:<a@example.com>");
        client.command("RCPT TO:<b@example.net>");
    }

    static String ask(Path data, String... command) {
        String[] args = java.util.stream.Stream.concat(java.util.Arrays.stream(command),
                java.util.stream.Stream.of("--data", data.toString())).toArray(String[]::new);
        var answer = Program.run(args);
        assertThat(answer.code()).as(answer.err()).isZero();
        return answer.out();
    }

    private static JsonNode json(String lines) {
        return Objects.requireNonNull(new ObjectMapper().readTree(lines.lines().findFirst().orElse("{}")));
    }
}
