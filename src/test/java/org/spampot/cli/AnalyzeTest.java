package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The analyze command: each message of whatever an import reads, in order.
final class AnalyzeTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MBOX = """
            From a@example.org Tue Nov  3 10:00:00 2026
            Subject: one

            x

            From b@example.org Tue Nov  3 10:00:00 2026
            Subject: two

            x

            """;

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    @Test
    void eachMessageOfAnArchiveHasItsFileAndOffset() throws IOException {
        Files.writeString(folder.resolve("1.eml"), "Subject: alone\n\nx\n");
        Path packed = folder.resolve("2.mbox.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            gzip.write(MBOX.getBytes(StandardCharsets.US_ASCII));
        }
        Files.writeString(folder.resolve("README"), "no mail\n");

        assertThat(run("analyze", folder.toString())).as(err).isZero();

        List<JsonNode> lines = out.lines().map(JSON::readTree).toList();
        assertThat(lines).extracting(line -> line.get("file").asString() + "@" + line.get("offset").asLong() + " "
                + line.get("subject").asString()).containsExactly(folder.resolve("1.eml") + "@0 alone",
                        packed + "@0 one", packed + "@" + MBOX.indexOf("From b") + " two");
        assertThat(lines.getFirst().propertyNames()).startsWith("file", "offset", "sha256", "size", "subject");
        assertThat(err).isEqualTo("spampot: " + folder.resolve("README") + ": skipped: no mail\n");
    }

    @Test
    void whatCannotBeReadIsSaidAndTheRestAnalyzed() throws IOException {
        Path gone = folder.resolve("gone");
        Path mbox = Files.writeString(folder.resolve("a.mbox"), MBOX);
        assertThat(run("analyze", gone.toString(), mbox.toString())).isEqualTo(1);
        assertThat(out).hasLineCount(2);
        assertThat(err).isEqualTo("spampot: " + gone + ": cannot be read: no such file; correct the path\n");
    }

    @Test
    void aLogHasNoMessages() throws IOException {
        Path log = Files.writeString(folder.resolve("mail.log"), """
                2026-11-03T10:00:00.000000+00:00 mx postfix/smtpd[100]: connect from c.example[203.0.113.5]
                2026-11-03T10:00:02.000000+00:00 mx postfix/smtpd[100]: disconnect from c.example[203.0.113.5]
                """);
        assertThat(run("analyze", log.toString())).isZero();
        assertThat(out).isEmpty();
        assertThat(err).contains("`import` reads it").hasLineCount(1);
    }

    private int run(String... args) {
        var written = new ByteArrayOutputStream();
        var problems = new ByteArrayOutputStream();
        int code = Spampot.run(args, new Terminal(written, problems, Map.of(), false));
        out = written.toString(StandardCharsets.UTF_8);
        err = problems.toString(StandardCharsets.UTF_8);
        return code;
    }
}
