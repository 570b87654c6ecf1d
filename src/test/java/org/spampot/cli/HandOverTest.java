package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.spampot.app.Assembly;
import org.spampot.app.Flags;
import org.spampot.journal.DataDirectory;

/// An import into the data directory of a honeypot that runs.
final class HandOverTest {
    private static final int MAILS = 1203;

    @TempDir
    Path folder;

    private Path data = Path.of("none");
    private String out = "";
    private String err = "";

    /// What starting told the log must not hold for other tests.
    @AfterEach
    void forgetTheLog() {
        System.clearProperty("SPAMPOT_LOG_LEVEL");
        System.clearProperty("SPAMPOT_LOG_FORMAT");
        SLF4JBridgeHandler.uninstall();
    }

    @Test
    void besideAHoneypotAllIsHandedOverToItAndKeptOnce() throws IOException {
        data = folder.resolve("data");
        Path mbox = mbox();
        try (var _ = Assembly.start(flags(), Clock.systemUTC())) {
            assertThat(run("import", mbox.toString())).as(err).isZero();
            assertThat(out)
                    .startsWith("read " + (MAILS + 1) + " messages: kept " + MAILS + ", duplicate 1, skipped 0\n")
                    .contains("203.0.113.7");
            assertThat(data.resolve("spool")).isEmptyDirectory();
            assertThat(run("search", "subject:1000", "--format", "json")).isZero();
            assertThat(out).as("understood when the import ends").hasLineCount(1).contains("203.0.113.0");

            assertThat(run("import", mbox.toString())).isZero();
            assertThat(out).startsWith("read " + (MAILS + 1) + " messages: kept 0, duplicate " + (MAILS + 1));
        }
        assertThat(run("journal", "verify")).isZero();
        assertThat(out).contains(String.valueOf(MAILS));
        assertThat(run("import", mbox.toString())).as("as owner").isZero();
        assertThat(out).startsWith("read " + (MAILS + 1) + " messages: kept 0");
    }

    @Test
    void anOwnerThatIsNoHoneypotIsNamed() throws IOException {
        data = folder.resolve("data");
        Path mbox = mbox();
        try (var _ = DataDirectory.own(data, Instant.EPOCH)) {
            assertThat(run("import", mbox.toString())).isEqualTo(1);
            assertThat(err).hasLineCount(1).contains("is in use by pid");
        }
        assertThat(data.resolve("spool")).doesNotExist();
    }

    private Flags flags() {
        return new Flags(null, data.toString(), List.of("127.0.0.1:0"), "127.0.0.1:0", "",
                Map.of("SPAMPOT_LOG_LEVEL", "error"));
    }

    private Path mbox() throws IOException {
        var text = new StringBuilder();
        for (int number = 0; number <= MAILS; number++) {
            int mail = number % MAILS;
            text.append("From a@sender.example Tue Nov  3 10:00:00 2026\n")
                    .append("Received: from c.example (c.example")
                    .append(" [203.0.113.").append(mail % 10)
                    .append("]) by mx.example.org; Tue, 3 Nov 2026 10:00:00 +0000\n")
                    .append("Subject: ").append(mail).append("\n\nbody\n\n");
        }
        return Files.writeString(folder.resolve("spam.mbox"), text);
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        var written = new ByteArrayOutputStream();
        var said = new ByteArrayOutputStream();
        int code = Spampot.run(all.toArray(String[]::new),
                new Terminal(written, said, Map.of("SPAMPOT_LOG_LEVEL", "error"), false));
        out = written.toString(StandardCharsets.UTF_8);
        err = said.toString(StandardCharsets.UTF_8);
        return code;
    }
}
