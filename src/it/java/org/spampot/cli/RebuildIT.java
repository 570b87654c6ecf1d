package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.store.PageRequest;
import org.spampot.store.SessionFilter;
import org.spampot.store.Store;
import org.spampot.store.TopKind;
import org.spampot.store.sql.Mode;
import org.spampot.store.sql.SqlStore;

/// A store made again from the journal is the same to the last row, whatever kinds of clients came.
final class RebuildIT {
    private static final String CONFIG = """
            smtp:
              host: mx.trap.example
              listeners:
                - {bind: "127.0.0.1:0", name: mx, accept: trap}
                - {bind: "127.0.0.1:0", name: submission, persona: postfix-submission, accept: login}
            policy:
              domains: [trap.example]
              unknown-users: 40%
              logins: nth
              logins-nth: 4
            tarpit:
              sources: [127.0.9.9/32]
              banner-delay: 30ms
              reply-delay: 10ms
              rate: 5000
            """;
    private static final List<String> HELOS = List.of("EHLO mail.example.net", "HELO win-abc", "ehlo [127.0.0.1]");

    @TempDir
    Path folder;

    private int mx;
    private int submission;

    @Test
    void aRebuiltStoreIsTheSameToTheLastRow() throws IOException {
        Path data = folder.resolve("data");
        Path config = Files.writeString(folder.resolve("spampot.yaml"), CONFIG);
        try (var trap = Program.start("run", "--config", config.toString(), "--data", data.toString(), "--console",
                "127.0.0.1:0")) {
            trap.port("console listening on");
            mx = port(data, "mx");
            submission = port(data, "submission");
            visits();
            assertThat(trap.stop().code()).isZero();
        }
        String before = dump(data);
        try (Store store = SqlStore.open(data.resolve("store.db"), Mode.READER)) {
            assertThatTheyWereVaried(store);
        }
        assertThat(Program.run("rebuild", "--data", data.toString(), "--config", config.toString()).code()).isZero();

        assertThat(dump(data)).isEqualTo(before);
        assertThat(Program.run("rebuild", "--analyzer", "links", "--data", data.toString(), "--config",
                config.toString()).code()).isZero();
        assertThat(dump(data)).isEqualTo(before);

        Path patterns = Files.writeString(folder.resolve("patterns.txt"), "pills = cheap pills\n");
        Files.writeString(config, CONFIG + "patterns: " + patterns + "\n");
        assertThat(Program.run("rebuild", "--analyzer", "pattern-hits", "--data", data.toString(), "--config",
                config.toString()).code()).isZero();
        String again = dump(data);
        assertThat(again).isNotEqualTo(before);
        assertThat(Program.run("rebuild", "--data", data.toString(), "--config", config.toString()).code()).isZero();
        assertThat(dump(data)).isEqualTo(again);
        assertThat(Program.run("rebuild", "--analyzer", "nobody", "--data", data.toString()).code()).isEqualTo(2);

        String guesses = Program.run("search", "--sessions", "kind:auth-guessing", "login:admin0", "--format",
                "json", "--data", data.toString()).out();
        assertThat(guesses).contains("\"source\":\"127.0.9.20\"").hasLineCount(1);
    }

    /// Where the listener of that name is, as the program tells other commands.
    private static int port(Path data, String name) throws IOException {
        return Files.readAllLines(data.resolve("listening")).stream().filter(line -> line.startsWith(name + " "))
                .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1))).findFirst()
                .orElseThrow();
    }

    private void visits() throws IOException {
        for (int index = 0; index < 9; index++) {
            String helo = HELOS.get(index % HELOS.size());
            talk(mx, "127.0.9." + (1 + index % 4), helo, "MAIL FROM:<offer" + index % 2 + "@shop.example>",
                    "RCPT TO:<abuse@trap.example>", "DATA", mail("Cheap pills no " + index % 3), "QUIT");
            talk(mx, "127.0.9.9", helo, "RSET", "QUIT");
        }
        for (int index = 0; index < 3; index++) {
            guess(index);
            var recipients = new StringBuilder("MAIL FROM:<>\r\n");
            for (int user = 0; user < 12; user++) {
                recipients.append("RCPT TO:<user").append(user + index).append("@trap.example>\r\n");
            }
            talk(mx, "127.0.9.5", "EHLO harvest.example", recipients + "VRFY root", "QUIT");
            talk(mx, "127.0.9.6", "EHLO nmap.scanme.org", "MAIL FROM:<antispam@[127.0.0.1]>",
                    "RCPT TO:<relaytest%nmap.scanme.org@[127.0.0.1]>", "QUIT");
            talk(mx, "127.0.9.7", "GET / HTTP/1.1\r\nHost: mx");
            talk(mx, "127.0.9.7", "");
            talk(mx, "127.0.9.8", "SSH-2.0-Go");
            talk(mx, "127.0.9.8", "EHLO masscan", "QUIT");
            secretly(index);
        }
    }

    /// Signs in until it is believed, and sends.
    private void guess(int index) throws IOException {
        var said = new StringBuilder("EHLO [192.0.2." + index + "]\r\n");
        for (int attempt = 0; attempt < 4; attempt++) {
            said.append("AUTH PLAIN ").append(base64("\0admin" + index + "\0pass\u00e9" + attempt)).append("\r\n");
        }
        talk(submission, "127.0.9.2" + index, said + "AUTH LOGIN\r\n" + base64("root") + "\r\n" + base64("\u001b[31m"),
                "MAIL FROM:<me@shop.example>", "RCPT TO:<you@elsewhere.example>", "DATA", mail("signed in"), "QUIT");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String mail(String subject) {
        return "Subject: " + subject + "\r\nFrom: a@shop.example\r\n\r\nsee http://www.shop.example/" + subject.length()
                + "\r\n.";
    }

    /// Says all at once from its own address, and listens until we hang up.
    private static void talk(int port, String source, String... lines) throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout((int) Program.PATIENCE.toMillis());
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(source), 0));
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            var heard = CompletableFuture.runAsync(() -> {
                try {
                    socket.getInputStream().readAllBytes();
                } catch (IOException gone) {
                    // it hung up the hard way, which is an end as well
                }
            });
            try {
                socket.getOutputStream()
                        .write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
            } catch (IOException refused) {
                // some are hung up on before they have said everything
            }
            heard.join();
        }
    }

    private void secretly(int index) throws IOException {
        try (var peer = new SmtpPeer(mx, Program.PATIENCE)) {
            peer.reply();
            peer.command("EHLO tls.example");
            assertThat(peer.command("STARTTLS")).startsWith("220");
            peer.startTls();
            peer.command("EHLO tls.example");
            if (index > 0) {
                peer.command("MAIL FROM:<tls@shop.example>");
                peer.command("RCPT TO:<postmaster@trap.example>");
                peer.command("DATA");
                assertThat(peer.command(mail("in TLS"))).startsWith("250");
            }
            peer.command("QUIT");
        }
    }

    private static void assertThatTheyWereVaried(Store store) {
        assertThat(store.top(TopKind.KINDS, null, 20)).hasSizeGreaterThanOrEqualTo(6);
        assertThat(store.top(TopKind.DIALECTS, null, 20)).hasSizeGreaterThanOrEqualTo(6);
        assertThat(store.top(TopKind.JA4, null, 20)).isNotEmpty();
        assertThat(store.top(TopKind.CREDENTIALS, null, 50)).hasSizeGreaterThanOrEqualTo(9);
        assertThat(store.top(TopKind.LOGINS, null, 50)).hasSizeGreaterThanOrEqualTo(3);
        var sessions = store.sessions(SessionFilter.ALL, PageRequest.first(200)).rows().stream()
                .map(row -> store.session(row.id()).orElseThrow()).toList();
        assertThat(sessions).hasSizeGreaterThanOrEqualTo(39).allSatisfy(session -> {
            assertThat(session.row().end()).isNotNull();
            assertThat(session.signs()).as("%s", session).isNotEmpty();
        });
        assertThat(sessions).anyMatch(session -> session.held().isPresent())
                .anyMatch(session -> !session.evidence().refused().isEmpty())
                .anyMatch(session -> session.evidence().tls() != null)
                .anyMatch(session -> session.evidence().logins().stream().anyMatch(login -> login.accepted()));
    }

    private static String dump(Path data) {
        var out = new StringWriter();
        try (var store = SqlStore.open(data.resolve("store.db"), Mode.READER)) {
            store.dump(out);
        }
        return out.toString();
    }
}
