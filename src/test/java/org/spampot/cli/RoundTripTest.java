package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is exported and imported again is what it was, byte for byte, without being told how it is written.
final class RoundTripTest {
    private static final JsonMapper JSON = new JsonMapper();
    /// Whatever an mbox could mistake, among it a message that looks like two.
    private static final List<String> MAILS = List.of("Subject: plain\r\n\r\nbody\r\n",
            "Subject: quoted\n\nFrom me\n>From you\n>>From them\n", "Subject: no end\r\n\r\n>From the last line",
            "Subject: ends empty\n\n\n\n",
            "Subject: two\n\n\nFrom x@example.org Tue Nov  3 10:00:00 2026\nSubject: b\n\nb\n",
            "Subject: length\nContent-Length: 4\n\nbody and more\n\n", "From nobody at all\nSubject: odd\n\nbody\n",
            "WARC/1.1\r\nWARC-Type: warcinfo\r\n\r\nlike a journal\n", "PK\3\4like a zip", "\u001f\u008b\blike a gzip",
            "(\u00b5/\u00fdlike a zstd", "Rar!\u001a\7like a rar",
            "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1like Outlook",
            "12\nSubject: like an emlx\n\nbody\n", "\1\1\1\1\nSubject: like mmdf\n\nbody\n\1\1\1\1\n",
            "BABYL OPTIONS: -*- rmail -*-\n",
            "Mar  1 10:00:00 mx postfix/smtpd[1]: connect from a[192.0.2.1]\n",
            "Content-Length: 70\n\nFrom x@example.org Tue Nov  3 10:00:00 2026\nSubject: in\n\nx\n\n", "");

    @TempDir
    Path folder;

    private Path data;
    private String out = "";
    private String err = "";

    @BeforeEach
    void kept() throws IOException {
        data = folder.resolve("data");
        Path mails = Files.createDirectory(folder.resolve("mails"));
        var sums = new StringBuilder();
        for (int number = 0; number < MAILS.size(); number++) {
            byte[] content = MAILS.get(number).getBytes(StandardCharsets.ISO_8859_1);
            String name = "%026d-1.eml".formatted(number);
            Files.write(mails.resolve(name), content);
            sums.append(org.spampot.model.Bytes.own(content).sha256()).append("  ").append(name).append('\n');
        }
        // as an export writes it: so none of them loses its first line
        Files.writeString(mails.resolve("SHA256SUMS"), sums);
        run("import", mails.toString(), "--data", data.toString());
        assertThat(digests(data)).hasSize(MAILS.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eml", "maildir", "mbox --variant rd", "mbox --variant cl", "mbox --variant cl2",
            "mbox --variant rd --envelope-headers", "mbox --variant cl2 --envelope-headers"})
    void isTheSame(String form) throws IOException {
        Path exported = folder.resolve("exported");
        run(words("export " + form + " --out " + exported + " --data " + data));
        Path again = folder.resolve("again");

        run("import", exported.toString(), "--data", again.toString());

        assertThat(digests(again)).isEqualTo(digests(data));
        run("import", exported.toString(), "--data", again.toString());
        assertThat(out).contains(": kept 0, duplicate " + MAILS.size());
    }

    @Test
    void aDigestThatDoesNotAgreeChangesNothing() throws IOException {
        Path exported = folder.resolve("exported");
        run("export", "mbox", "--out", exported.toString(), "--data", data.toString());
        Path manifest = folder.resolve("exported.manifest.jsonl");
        String wrong = Files.readString(manifest).replaceAll("(\"sha256\":\")[0-9a-f]{8}", "$100000000");
        run("import", exported.toString(), "--dry-run", "--json", "--data", folder.resolve("a").toString());
        JsonNode told = JSON.readTree(out);
        Files.writeString(manifest, wrong);
        run("import", exported.toString(), "--dry-run", "--json", "--data", folder.resolve("b").toString());
        JsonNode untold = JSON.readTree(out);
        Files.delete(manifest);
        run("import", exported.toString(), "--dry-run", "--json", "--data", folder.resolve("c").toString());

        assertThat(JSON.readTree(out)).isEqualTo(untold).isNotEqualTo(told);
    }

    private static String[] words(String line) {
        return line.split(" ", -1);
    }

    private List<String> digests(Path of) {
        run("search", "", "--format", "json", "--limit", "1000", "--data", of.toString());
        return out.lines().map(line -> JSON.readTree(line).get("sha256").asString()).sorted().toList();
    }

    private void run(String... args) {
        var written = new ByteArrayOutputStream();
        var problems = new ByteArrayOutputStream();
        int code = Spampot.run(args, new Terminal(written, problems, Map.of(), false));
        out = written.toString(StandardCharsets.UTF_8);
        err = problems.toString(StandardCharsets.UTF_8);
        assertThat(code).as(err).isZero();
    }
}
