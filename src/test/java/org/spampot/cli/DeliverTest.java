package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.journal.DataDirectory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a mail server pipes to `deliver`, until it is in the store.
final class DeliverTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MAIL = """
            Return-Path: <bounce@sender.example>
            Delivered-To: user@example.org
            Received: from c.example (c.example [203.0.113.5]) by mx.example.org; Tue, 3 Nov 2026 10:00:00 +0000
            Subject: piped

            body
            """.replace("\n", "\r\n");

    @TempDir
    Path folder;

    private Path data;
    private String out = "";
    private String err = "";

    @BeforeEach
    void directory() {
        data = folder.resolve("data");
        DataDirectory.own(data, Instant.EPOCH).close();
    }

    @Test
    void aMessageIsKeptToTheByteWithTheEnvelopeThatWasNamed() throws IOException {
        assertThat(deliver(MAIL, Map.of("SENDER", "not@this.example"), "--sender=a@sender.example",
                "--recipient=trap@example.net", "--recipient=other@example.net")).as(err).isZero();
        assertThat(out + err).isEmpty();

        JsonNode row = taken().getFirst();
        assertThat(row.get("mailFrom").asString()).isEqualTo("a@sender.example");
        assertThat(recipients(row)).containsExactly("trap@example.net", "other@example.net");
        assertThat(row.get("source").asString()).isEqualTo("203.0.113.5");
        assertThat(row.get("receivedAt").asString()).isEqualTo("2026-11-03T10:00:00Z");
        assertThat(run("show", row.get("id").asString(), "--raw", "--data", data.toString())).isZero();
        assertThat(out).isEqualTo(MAIL);
    }

    @Test
    void theSameMessageIsKeptOnceHoweverItCame() throws IOException {
        Path file = Files.writeString(folder.resolve("a.eml"), MAIL);
        deliver(MAIL, Map.of());
        deliver("From bounce@sender.example Tue Nov  3 10:00:00 2026\n" + MAIL, Map.of());
        assertThat(taken()).hasSize(1);
        deliver(MAIL, Map.of());

        assertThat(run("import", file.toString(), "--data", data.toString())).as(err).isZero();
        assertThat(out).startsWith("read 1 message: kept 0, duplicate 1, skipped 0\n");
        assertThat(taken()).hasSize(1);
        assertThat(Files.readString(data.resolve("journal/0000000001.warc")).split("\nSubject: piped", -1))
                .as("in the journal").hasSize(2);
    }

    @Test
    void whatIsPipedForEachRecipientIsAMessageForEach() throws IOException {
        for (String recipient : List.of("one@example.net", "two@example.net", "one@example.net", "user@example.org")) {
            deliver(MAIL, Map.of(), "--recipient=" + recipient);
        }
        deliver(MAIL, Map.of());

        assertThat(taken()).extracting(row -> recipients(row).getFirst())
                .containsExactlyInAnyOrder("one@example.net", "two@example.net", "user@example.org");
    }

    @Test
    void withoutOptionsTheEnvironmentOfTheMailServerSpeaks() throws IOException {
        record Case(String server, Map<String, String> environment, String sender, String recipient) {}
        var cases = List.of(
                new Case("postfix", Map.of("SENDER", "s@x.example", "RECIPIENT", "alias@mx.example",
                        "ORIGINAL_RECIPIENT", "trap@x.example"), "s@x.example", "trap@x.example"),
                new Case("qmail", Map.of("SENDER", "", "RECIPIENT", "q@x.example"), "", "q@x.example"),
                new Case("exim", Map.of("SENDER", "MAILER-DAEMON", "LOCAL_PART", "e", "DOMAIN", "x.example"), "",
                        "e@x.example"),
                new Case("none", Map.of(), "bounce@sender.example", "user@example.org"));
        for (Case each : cases) {
            deliver(MAIL.replace("piped", each.server()), each.environment());
        }
        List<JsonNode> rows = taken();
        for (Case each : cases) {
            JsonNode row = rows.stream().filter(one -> one.get("subject").asString().equals(each.server())).findFirst()
                    .orElseThrow();
            assertThat(row.get("mailFrom").asString()).as(each.server()).isEqualTo(each.sender());
            assertThat(recipients(row)).as(each.server()).containsExactly(each.recipient());
        }
    }

    @Test
    void whatCannotBeKeptNowIsToBeBroughtAgain() throws IOException {
        Path none = folder.resolve("none");
        assertThat(exit("deliver", "--data=" + none)).isEqualTo(75);
        assertThat(err).isEqualTo("spampot: deliver: " + none
                + " is not there, or no data directory; start `spampot run` with it once\n");
        assertThat(none).doesNotExist();

        Files.writeString(data.resolve("spool"), "in the way");
        assertThat(exit("deliver", "--data=" + data)).isEqualTo(75);
        assertThat(err).hasLineCount(1).contains("cannot be written");

        Path broken = Files.writeString(folder.resolve("broken.yaml"), "dta: x\n");
        assertThat(exit("deliver", "--config=" + broken)).isEqualTo(75);
        assertThat(err).hasLineCount(1).contains("dta");
    }

    @Test
    void whatIsWrittenWrongIsWrongUsage() {
        for (String word : List.of("--sneder=a@b", "-s", "--trusted=300.1.2.3", "--sender=a,--sender=b")) {
            assertThat(exit(("deliver,--data=" + data + "," + word).split(",", -1))).as(word).isEqualTo(64);
            assertThat(err).as(word).hasLineCount(1);
        }
        assertThat(data.resolve("spool")).doesNotExist();
    }

    @Test
    void bothWaysToReadOptionsReadTheSame() throws IOException {
        deliver(MAIL.replace("piped", "plain"), Map.of(), "--sender=-s@x.example", "--recipient=@a,b",
                "--trusted=203.0.113.0/24,mx.example.org", "--", "--data=x", "--");
        deliver(MAIL.replace("piped", "words"), Map.of(), "--sender", "-s@x.example", "--recipient", "@a,b",
                "--trusted", "203.0.113.0/24,mx.example.org", "--", "--data=x", "--");
        assertThat(taken()).hasSize(2).allSatisfy(row -> {
            assertThat(row.get("mailFrom").asString()).isEqualTo("-s@x.example");
            assertThat(recipients(row)).containsExactly("@a,b", "--data=x", "--");
            assertThat(row.get("source").asString()).as("the only client is a trusted one").isEmpty();
        });
    }

    private int deliver(String mail, Map<String, String> environment, String... options) {
        return deliver(new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)), environment, options);
    }

    private int deliver(InputStream mail, Map<String, String> environment, String... options) {
        List<String> words = new ArrayList<>(List.of("deliver", "--data=" + data));
        words.addAll(List.of(options));
        InputStream before = System.in;
        System.setIn(mail);
        try {
            return run(environment, words.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    private int exit(String... words) {
        InputStream before = System.in;
        System.setIn(InputStream.nullInputStream());
        try {
            return run(Map.of(), words);
        } finally {
            System.setIn(before);
        }
    }

    private int run(String... words) {
        return run(Map.of(), words);
    }

    private int run(Map<String, String> environment, String... words) {
        var written = new ByteArrayOutputStream();
        var said = new ByteArrayOutputStream();
        int code = Spampot.run(words, new Terminal(written, said, environment, false));
        out = written.toString(StandardCharsets.ISO_8859_1);
        err = said.toString(StandardCharsets.UTF_8);
        return code;
    }

    /// All messages, after an owner took what is in the spool.
    private List<JsonNode> taken() throws IOException {
        Path nothing = Files.createDirectories(folder.resolve("nothing"));
        assertThat(run("import", nothing.toString(), "--data", data.toString())).as(err).isZero();
        assertThat(data.resolve("spool")).isEmptyDirectory();
        assertThat(run("search", "", "--format", "json", "--data", data.toString())).as(err).isZero();
        return out.lines().map(JSON::readTree).toList();
    }

    private static List<String> recipients(JsonNode row) {
        return row.get("rcptTo").valueStream().map(JsonNode::asString).toList();
    }
}
