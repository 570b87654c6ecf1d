package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills an import in its middle, again and again: run to its end after that, it has what an undisturbed one has, once.
/// `-Dspampot.kills=20` asks for more.
final class ImportKillIT {
    private static final int KILLS = Integer.getInteger("spampot.kills", 3);
    private static final int MAILS = 3_000;

    @TempDir
    Path folder;

    @Test
    void whatAKilledImportLeftIsGoneOnWith() throws Exception {
        Path mails = mails();
        Path whole = folder.resolve("whole");
        assertThat(Program.run("import", mails.toString(), "--data", whole.toString()).code()).isZero();
        List<String> expected = rows(whole);
        assertThat(expected).hasSize(MAILS);

        Path data = folder.resolve("data");
        var random = new Random(20_261_121);
        for (int kill = 0; kill < KILLS; kill++) {
            try (var program = Program.start("import", mails.toString(), "--data", data.toString())) {
                // any moment will do: before, in and after the work
                TimeUnit.MILLISECONDS.sleep(1000 + random.nextInt(2000));
                program.kill();
            }
        }
        var ended = Program.run("import", mails.toString(), "--data", data.toString());

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("read " + MAILS + " messages: ");
        assertThat(rows(data)).isEqualTo(expected);
        assertThat(Program.run("journal", "verify", "--data", data.toString()).code()).isZero();
        assertThat(Program.run("import", mails.toString(), "--data", data.toString()).out())
                .startsWith("read " + MAILS + " messages: kept 0, duplicate " + MAILS + ", skipped 0\n");
    }

    private Path mails() throws IOException {
        Path mails = Files.createDirectory(folder.resolve("mails"));
        for (int number = 0; number < MAILS; number++) {
            String content = """
                    Received: from c.example (c.example [203.0.113.%d]) by mx.example.org; Tue, 3 Nov 2026 10:00:00 +0000
                    Subject: mail %d

                    see http://shop%d.example/
                    """
                    .formatted(number % 250, number, number % 100);
            Files.writeString(mails.resolve(number + ".eml"), content);
        }
        return mails;
    }

    /// In the order of their ids, as rows of one time have the order of their commits.
    private static List<String> rows(Path data) {
        var ended = Program.run("search", "", "--limit", "1000000", "--format", "json", "--data", data.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out().lines().sorted().toList();
    }
}
