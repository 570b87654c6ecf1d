package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bad input and trouble: one exact line, the right exit code, nothing lost.
final class TroubleIT {
    @TempDir
    Path folder;

    @Test
    void anUnknownKeyIsWrongUsage() throws IOException {
        Path file = Files.writeString(folder.resolve("spampot.yaml"), "smtp:\n  listenres: []\n");

        fails(2, file
                + ":2: smtp.listenres: unknown key; did you mean \"listeners\"? allowed: host, persona, listeners, p0f",
                "run", "--config", file.toString());
        assertThat(folder.resolve("spampot-data")).doesNotExist();
    }

    @Test
    void aBadValueIsWrongUsage() {
        fails(2, "--smtp: smtp.listeners[1]: \"localhost:25\" cannot be used; write HOST:PORT with a numeric host, for"
                + " example 0.0.0.0:2525 or [::1]:2525", "run", "--smtp", "localhost:25");
        fails(2, "persona of a listener: eximm: no such persona; there are postfix, postfix-submission, exim, sendmail,"
                + " opensmtpd, qmail, exchange, windows2000, cpanel, spamhat, or name a file that ends in .yaml", "run",
                "--persona", "eximm", "--data", folder.resolve("d").toString());
        assertThat(folder.resolve("d")).doesNotExist();
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        Path data = folder.resolve("data");
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            var failed = Program.run("run", "--data", data.toString(), "--smtp", address, "--console", "127.0.0.1:0");
            assertThat(failed.code()).isEqualTo(1);
            assertThat(last(failed)).isEqualTo("spampot: cannot listen on " + address
                    + " (smtp): the address is in use; stop what listens there, or choose another port");
            assertThat(failed.out()).isEmpty();
            var console = Program.run("run", "--data", data.toString(), "--smtp", "127.0.0.1:0", "--console", address);
            assertThat(console.code()).isEqualTo(1);
            assertThat(console.err().lines().filter(line -> !line.contains(" INFO "))).containsExactly(
                    "spampot: console cannot listen on " + address
                            + ": Address already in use; choose another address with --console HOST:PORT"
                            + " or console.bind");
        }
        assertThat(data.resolve("listening")).doesNotExist();
        try (var trap = RunIT.run(data)) {
            trap.port("smtp listening on");
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        var failed = Program.run("run", "--data", file.resolve("data").toString(), "--smtp", "127.0.0.1:0");

        assertThat(failed.code()).isEqualTo(1);
        assertThat(last(failed)).startsWith("spampot: data directory " + file.resolve("data") + " cannot be used: ")
                .endsWith("; fix its permissions or name another with --data");
    }

    @Test
    void aDirectoryOfANewerVersionIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("version"), "99\n");

        fails(1, "data directory " + folder
                + " is of layout 99, this program knows up to 1; use a newer Spampot or name"
                + " another with --data", "run", "--data", folder.toString(), "--smtp", "127.0.0.1:0");
        assertThat(folder.resolve("journal")).doesNotExist();
    }

    @Test
    void aSecondHoneypotOnOneDirectoryIsRefused() throws IOException {
        Path data = folder.resolve("data");
        try (var first = RunIT.run(data)) {
            int port = first.port("smtp listening on");
            for (String command : new String[]{"run", "rebuild"}) {
                var second = Program.run(command, "--data", data.toString());
                assertThat(second.code()).isEqualTo(1);
                assertThat(last(second)).matches("spampot: data directory " + data + " is in use by pid " + first.pid()
                        + " since \\S+; stop that process or name another directory with --data");
            }
            assertThat(RunIT.send(port, "Subject: fine\r\n\r\n")).startsWith("250");
        }
    }

    @Test
    void aDamagedStoreOffersARebuild() throws IOException {
        Path data = withMail();
        for (String leftover : new String[]{"store.db-wal", "store.db-shm"}) {
            Files.deleteIfExists(data.resolve(leftover));
        }
        Files.writeString(data.resolve("store.db"), "this is no database, and long enough to be looked at".repeat(100));
        for (String command : new String[]{"run", "report"}) {
            var failed = Program.run(command, "--data", data.toString());
            assertThat(failed.code()).isEqualTo(1);
            assertThat(last(failed))
                    .isEqualTo("spampot: store " + data.resolve("store.db") + " is not a database; nothing is"
                            + " lost, the journal has it all: run `spampot rebuild` to make the store again");
        }

        assertThat(Program.run("rebuild", "--data", data.toString()).code()).isZero();
        assertThat(RunIT.ask(data, "search", "subject:kept", "--format", "json")).hasLineCount(1);
    }

    @Test
    void aTornJournalIsCutAndGoesOn() throws IOException {
        Path data = withMail();
        Path segment = Program.segment(data);
        Files.write(segment,
                "WARC/1.1\r\nWARC-Type: resource\r\nWARC-".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                java.nio.file.StandardOpenOption.APPEND);

        try (var again = RunIT.run(data)) {
            assertThat(RunIT.send(again.port("smtp listening on"), "Subject: kept too\r\n\r\n")).startsWith("250");
            assertThat(again.err()).contains("bytes of an unfinished write were cut off and kept in");
            await().atMost(Program.PATIENCE)
                    .until(() -> RunIT.ask(data, "search", "subject:kept", "--format", "json").lines().count() == 2);
            assertThat(again.stop().code()).isZero();
        }
        assertThat(Program.run("journal", "verify", "--data", data.toString()).code()).isZero();
    }

    @Test
    void anAlteredJournalIsNamedByVerify() throws IOException {
        Path data = withMail();
        Path segment = Program.segment(data);
        String text = Files.readString(segment, java.nio.charset.StandardCharsets.ISO_8859_1);
        try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.seek(text.indexOf("Subject: kept"));
            file.write('X');
        }

        var verified = Program.run("journal", "verify", "--data", data.toString());

        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out()).contains("1 damaged", " is damaged (").contains("damaged: 0 messages, 1 sessions");
    }

    @Test
    void aFullDiskMeansTryAgainAndNothingLost() throws IOException, InterruptedException {
        Path small = Files.createDirectory(folder.resolve("small"));
        boolean mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", small.toString())
                .redirectErrorStream(true).start().waitFor() == 0;
        if (!mounted) {
            System.out.println("skipped: a small file system cannot be mounted here, so no disk can be filled");
        }
        assumeTrue(mounted);
        try (var trap = RunIT.run(small.resolve("data"))) {
            int port = trap.port("smtp listening on");
            String large = "Subject: large\r\n\r\n" + ("x".repeat(998) + "\r\n").repeat(500);
            int kept = 0;
            String reply = "250";
            while (reply.startsWith("250")) {
                reply = RunIT.send(port, large);
                kept += reply.startsWith("250") ? 1 : 0;
                assertThat(kept).as("the disk never got full").isLessThan(50);
            }
            assertThat(reply).startsWith("4");
            trap.kill();
            var verified = Program.run("journal", "verify", "--data", small.resolve("data").toString());
            assertThat(verified.out()).contains("intact: " + kept + " messages");
        } finally {
            new ProcessBuilder("umount", "-l", small.toString()).start().waitFor(1, TimeUnit.MINUTES);
        }
    }

    /// A data directory that has one message, after an orderly stop.
    private Path withMail() throws IOException {
        Path data = folder.resolve("data");
        try (var trap = RunIT.run(data)) {
            assertThat(RunIT.send(trap.port("smtp listening on"), "Subject: kept\r\n\r\nbody\r\n")).startsWith("250");
            await().atMost(Program.PATIENCE)
                    .until(() -> RunIT.ask(data, "search", "subject:kept", "--format", "json").lines().count() == 1);
            assertThat(trap.stop().code()).isZero();
        }
        return data;
    }

    private static void fails(int code, String line, String... args) {
        var failed = Program.run(args);
        assertThat(failed.err()).isEqualTo("spampot: " + line + "\n");
        assertThat(failed.code()).isEqualTo(code);
        assertThat(failed.out()).isEmpty();
    }

    /// The one line that is for the user; before it the log may have told its own.
    private static String last(Program.Finished failed) {
        return failed.err().lines().filter(line -> line.startsWith("spampot: ")).reduce((_, last) -> last)
                .orElse(failed.err());
    }
}
