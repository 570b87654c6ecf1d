package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.Tool;
import org.spampot.model.Bytes;

/// Real clients, each by every way that it knows: what they send is kept to the byte. Those that are not installed are
/// skipped, and said so.
final class DeliveryIT {
    private static final String SENDER = "sender@example.com";
    private static final String RECIPIENT = "trap@example.net";
    private static final String SMTPLIB = """
            import smtplib, ssl, sys
            way, port, file = sys.argv[1], int(sys.argv[2]), sys.argv[3]
            context = ssl._create_unverified_context()
            client = (smtplib.SMTP_SSL("127.0.0.1", port, context=context) if way == "tls"
                      else smtplib.SMTP("127.0.0.1", port))
            client.ehlo("client.example.com")
            if way in ("starttls", "auth"):
                client.starttls(context=context)
            if way == "auth":
                client.login("anna", "secret")
            client.sendmail("%s", ["%s"], open(file, "rb").read())
            client.quit()
            """.formatted(SENDER, RECIPIENT);

    @TempDir
    static Path folder;

    private static Program program;
    private static int plain;
    private static int implicit;
    private static int trap;
    private static int windows;
    private static Path mail;

    @BeforeAll
    static void start() throws IOException {
        Path config = folder.resolve("spampot.yaml");
        Files.writeString(config, """
                smtp:
                  host: mx.example.org
                  listeners:
                    - {bind: "127.0.0.1:0", name: mx, persona: postfix-submission}
                    - {bind: "127.0.0.1:0", name: smtps, persona: postfix-submission, tls: implicit}
                    - {bind: "127.0.0.1:0", name: trap, persona: postfix, accept: trap}
                    - {bind: "127.0.0.1:0", name: windows, persona: exchange}
                policy:
                  accept: open-relay
                  domains: [example.org]
                  logins: accept
                """);
        program = Program.start("run", "--config", config.toString(), "--data", folder.resolve("data").toString(),
                "--console", "127.0.0.1:0");
        program.port("console listening on");
        List<String> ports = program.out().lines().filter(line -> line.startsWith("smtp")).map(
                line -> line.substring(line.lastIndexOf(':') + 1)).toList();
        plain = Integer.parseInt(ports.get(0));
        implicit = Integer.parseInt(ports.get(1));
        trap = Integer.parseInt(ports.get(2));
        windows = Integer.parseInt(ports.get(3));
        mail = folder.resolve("mail.eml");
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @TestFactory
    Stream<DynamicTest> keepWhatTheySend() {
        String port = Integer.toString(plain);
        String tls = Integer.toString(implicit);
        return Stream.of(
                sends("swaks", "plain", "swaks", "--server", "127.0.0.1", "-p", port, "-f", SENDER, "-t", RECIPIENT,
                        "--data", "@MAIL"),
                sends("swaks", "STARTTLS", "swaks", "--server", "127.0.0.1", "-p", port, "-f", SENDER, "-t", RECIPIENT,
                        "--tls", "--data", "@MAIL"),
                sends("swaks", "implicit TLS", "swaks", "--server", "127.0.0.1", "-p", tls, "-f", SENDER, "-t",
                        RECIPIENT, "--tlsc", "--data", "@MAIL"),
                sends("swaks", "AUTH", "swaks", "--server", "127.0.0.1", "-p", port, "-f", SENDER, "-t", RECIPIENT,
                        "--tls", "-a", "PLAIN", "-au", "anna", "-ap", "secret", "--data", "@MAIL"),
                sends("swaks", "pipelined", "swaks", "--server", "127.0.0.1", "-p", port, "-f", SENDER, "-t",
                        RECIPIENT, "--pipeline", "--data", "@MAIL"),
                sends("curl", "plain", "curl", "-sS", "--max-time", "60",
                        "smtp://127.0.0.1:" + port + "/client.example.com",
                        "--mail-from", SENDER, "--mail-rcpt", RECIPIENT, "-T", "MAIL"),
                sends("curl", "STARTTLS", "curl", "-sS", "--max-time", "60", "--ssl-reqd", "-k",
                        "smtp://127.0.0.1:" + port + "/client.example.com", "--mail-from", SENDER, "--mail-rcpt",
                        RECIPIENT, "-T", "MAIL"),
                sends("curl", "implicit TLS and AUTH", "curl", "-sS", "--max-time", "60", "-k", "-u", "anna:secret",
                        "smtps://127.0.0.1:" + tls + "/client.example.com", "--mail-from", SENDER, "--mail-rcpt",
                        RECIPIENT, "-T", "MAIL"),
                sends("msmtp", "plain", "sh", "-c", "msmtp --host=127.0.0.1 --port=" + port + " --from=" + SENDER
                        + " " + RECIPIENT + " <MAIL"),
                sends("msmtp", "STARTTLS", "sh", "-c", "msmtp --host=127.0.0.1 --port=" + port
                        + " --tls=on --tls-certcheck=off --from=" + SENDER + " " + RECIPIENT + " <MAIL"),
                sends("msmtp", "implicit TLS and AUTH", "sh", "-c", "msmtp --host=127.0.0.1 --port=" + tls
                        + " --tls=on --tls-starttls=off --tls-certcheck=off --auth=plain --user=anna"
                        + " --passwordeval='echo secret' --from=" + SENDER + " " + RECIPIENT + " <MAIL"),
                sends("python3", "plain", "python3", "-c", SMTPLIB, "plain", port, "MAIL"),
                sends("python3", "STARTTLS", "python3", "-c", SMTPLIB, "starttls", port, "MAIL"),
                sends("python3", "implicit TLS", "python3", "-c", SMTPLIB, "tls", tls, "MAIL"),
                sends("python3", "AUTH", "python3", "-c", SMTPLIB, "auth", port, "MAIL"),
                sends("openssl", "STARTTLS, all at once", "sh", "-c", "(printf 'MAIL FROM:<" + SENDER
                        + ">\\r\\nRCPT TO:<" + RECIPIENT
                        + ">\\r\\nDATA\\r\\n'; sed 's/^[.]/../' MAIL; printf '.\\r\\nQUIT\\r\\n') | openssl s_client -quiet"
                        + " -starttls smtp -name client.example.com -connect 127.0.0.1:" + port));
    }

    @Test
    void nmapTakesTheRelayForOneByAllItsTests() throws Exception {
        var _ = Tool.orSkip("nmap");

        assertThat(nmap("smtp-open-relay", plain)).contains("Server is an open relay (16/16 tests)");
    }

    @Test
    void nmapFindsNoRelayInATrap() throws Exception {
        var _ = Tool.orSkip("nmap");

        assertThat(nmap("smtp-open-relay", trap)).contains("doesn't seem to be an open relay, all tests failed");
    }

    @Test
    void nmapReadsTheCommands() throws Exception {
        var _ = Tool.orSkip("nmap");

        assertThat(nmap("smtp-commands", plain)).contains("smtp-commands:", "mx.example.org", "PIPELINING", "STARTTLS",
                "8BITMIME");
    }

    @Test
    void nmapReadsWhoAWindowsServerIs() throws Exception {
        var _ = Tool.orSkip("nmap");

        assertThat(nmap("smtp-ntlm-info", windows)).contains("Target_Name: EXAMPLE", "NetBIOS_Computer_Name: MX",
                "DNS_Computer_Name: mx.example.org", "Product_Version: 10.0.17763");
    }

    private static String nmap(String script, int port) throws IOException, InterruptedException {
        return run(List.of("nmap", "-Pn", "-sT", "-p", Integer.toString(port), "-sV", "--version-light", "--script",
                "+" + script, "127.0.0.1"));
    }

    /// Each mail is another one, so that one that was kept before does not pass for it.
    private static DynamicTest sends(String client, String way, String... command) {
        return DynamicTest.dynamicTest(client + ", " + way, () -> {
            var _ = Tool.orSkip(client);
            Bytes content = mail(client + ", " + way);
            Files.write(mail, content.toArray());
            String said = run(Stream.of(command).map(word -> word.replace("MAIL FROM", "\0").replace("MAIL", mail
                    .toString()).replace("\0", "MAIL FROM")).toList());
            // swaks ends what it is given with one more line end
            Bytes sent = client.equals("swaks") ? Bytes.latin1(content.latin1() + "\r\n") : content;
            await("kept what " + client + " sent; it said " + said).atMost(Program.PATIENCE.dividedBy(4))
                    .until(() -> kept().contains(sent.sha256()));
        });
    }

    private static String kept() {
        return Program.run("search", "from:example.com", "--limit", "100", "--format", "json", "--data",
                folder.resolve("data").toString()).out();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile())
                .redirectInput(Path.of("/dev/null").toFile()).start();
        if (!process.waitFor(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end; it said " + Files.readString(said));
        }
        return Files.readString(said, StandardCharsets.ISO_8859_1);
    }

    static Bytes mail(String subject) {
        return Bytes.latin1("""
                From: <%s>
                To: <%s>
                Date: Sat, 21 Nov 2026 10:00:00 +0000
                Message-ID: <%08x@example.com>
                Subject: %s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                A line.
                .
                ..and two with dots in front.

                --b
                Content-Type: application/octet-stream; name=some.bin
                Content-Disposition: attachment; filename=some.bin
                Content-Transfer-Encoding: base64

                AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
                --b--
                """.formatted(SENDER, RECIPIENT, subject.hashCode(), subject).replace("\n", "\r\n"));
    }
}
