package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

    @Test
    void anImportThatIsToldToStopKeepsWhatItReadAndIsGoneOnWith() throws Exception {
        var mbox = new StringBuilder();
        for (int number = 0; number < 500; number++) {
            mbox.append("From x@example.org Tue Nov  3 10:00:00 2026\n").append(mail(number)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("all.mbox"), mbox);
        Path whole = folder.resolve("whole");
        assertThat(Program.run("import", file.toString(), "--data", whole.toString()).code()).isZero();
        Path data = folder.resolve("data");
        Program.Finished stopped;
        try (var program = Program.start("import", "-", "--data", data.toString())) {
            // cut in the middle of a message; the pipe stays open, so it is in the middle of its work when it is stopped
            OutputStream input = program.input();
            input.write(mbox.substring(0, mbox.length() / 2).getBytes(StandardCharsets.US_ASCII));
            input.flush();
            await().atMost(Program.PATIENCE).until(() -> kept(data) >= 200);
            stopped = program.stop();
        }
        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.err()).isEqualTo(
                "spampot: import: stopped before its end; what was read is kept, run the same again to go on\n");
        assertThat(stopped.out()).startsWith("read ").contains(": kept ");

        var ended = Program.run("import", file.toString(), "--data", data.toString());

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("read 500 messages: kept ").doesNotContain("kept 500", "duplicate 0");
        assertThat(rows(data)).isEqualTo(rows(whole));
    }

    private static long kept(Path data) throws IOException {
        if (!Files.isDirectory(data.resolve("journal"))) {
            return 0;
        }
        try (Stream<Path> segments = Files.list(data.resolve("journal"))) {
            long kept = 0;
            for (Path segment : segments.toList()) {
                kept += Files.readString(segment, StandardCharsets.ISO_8859_1).split("\nSubject: mail ", -1).length - 1;
            }
            return kept;
        }
    }

    private Path mails() throws IOException {
        Path mails = Files.createDirectory(folder.resolve("mails"));
        for (int number = 0; number < MAILS; number++) {
            Files.writeString(mails.resolve(number + ".eml"), mail(number));
        }
        return mails;
    }

    private static String mail(int number) {
        return """
                Received: from c.example (c.example [203.0.113.%d]) by mx.example.org; Tue, 3 Nov 2026 10:00:00 +0000
                Subject: mail %d

                see http://shop%d.example/
                """.formatted(number % 250, number, number % 100);
    }

    /// In the order of their ids, as rows of one time have the order of their commits.
    private static List<String> rows(Path data) {
        var ended = Program.run("search", "", "--limit", "1000000", "--format", "json", "--data", data.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out().lines().sorted().toList();
    }
}
