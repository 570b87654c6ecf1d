package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.spampot.model.TrustedNetworks;
import org.spampot.model.Analysis;
import org.spampot.model.Bytes;
import org.spampot.model.PatternHit;
import org.spampot.model.Source;

/// What is given to a scanner, and what becomes of its answer.
final class YaraHitsTest {
    private static final Source SOCKET = new Source("192.0.2.1", "socket");

    /// Keeps what it is given, and finds a rule wherever `MZ` begins a file.
    private static final class Kept implements Scanner {
        final List<Item> given = new ArrayList<>();

        @Override
        public boolean looks() {
            return true;
        }

        @Override
        public Seen scan(List<Item> items) {
            given.addAll(items);
            return new Seen(items.stream().filter(item -> item.content().latin1().startsWith("MZ"))
                    .map(item -> new PatternHit("yara:program", "", item.where())).toList(), List.of("no time"));
        }
    }

    private static String zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return Base64.getMimeEncoder().encodeToString(bytes.toByteArray());
    }

    private static Bytes mail() throws IOException {
        return Bytes
                .utf8("Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nthe text\r\n--b\r\n"
                        + "Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + zip("run.exe", "MZ\0\0 a program".getBytes(StandardCharsets.UTF_8)) + "\r\n--b--\r\n");
    }

    @Test
    void messagePartsAndFilesInsideAreLookedAt() throws IOException {
        var kept = new Kept();
        Analysis analysis = new MessageAnalysis(Patterns.NONE, TrustedNetworks.NONE, kept).of(mail(), SOCKET);

        assertThat(kept.given.stream().map(item -> item.where().toString())).containsExactly("message:content",
                "1:content", "2:content", "2:zip:run.exe");
        assertThat(kept.given.get(1).content().latin1()).startsWith("the text");
        assertThat(kept.given.get(3).content().latin1()).isEqualTo("MZ\0\0 a program");
        assertThat(analysis.patterns().stream().map(hit -> hit.name() + " " + hit.where()))
                .containsExactly("yara:program 2:zip:run.exe");
        assertThat(analysis.truncated()).contains("yara: no time");
    }

    @Test
    void itRunsAgainAloneAndReplacesOnlyItsOwn() throws IOException {
        var analysis = new MessageAnalysis(Patterns.parse("p", "text = the text\n"), TrustedNetworks.NONE, new Kept());
        Analysis before = analysis.of(mail(), SOCKET);
        Analysis after = new MessageAnalysis(Patterns.NONE, TrustedNetworks.NONE, Scanner.NONE).again(before, mail(),
                SOCKET, "yara");

        assertThat(before.patterns().stream().map(PatternHit::name)).containsExactly("text", "yara:program");
        assertThat(after.patterns().stream().map(PatternHit::name)).containsExactly("text");
        assertThat(analysis.again(after, mail(), SOCKET, "yara").patterns()).isEqualTo(before.patterns());
    }

    @Test
    void withoutAScannerNothingIsKept() throws IOException {
        Analysis analysis = new MessageAnalysis(Patterns.NONE).of(mail(), SOCKET);

        assertThat(analysis.patterns()).isEmpty();
        assertThat(analysis.truncated()).isEmpty();
        assertThat(analysis.attachments().getFirst().entries()).hasSize(1);
    }

    @Test
    void manyFilesAreBounded() {
        var kept = new Kept();
        var mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b\r\n\r\n");
        for (int part = 0; part < 300; part++) {
            mail.append("--b\r\n\r\npart ").append(part).append("\r\n");
        }
        Analysis analysis = new MessageAnalysis(Patterns.NONE, TrustedNetworks.NONE, kept)
                .of(Bytes.utf8(mail.toString()), SOCKET);

        assertThat(kept.given).hasSize(YaraHits.MOST_FILES);
        assertThat(analysis.truncated()).contains("yara: the first 200 files and 64 MB were looked at");
    }
}
