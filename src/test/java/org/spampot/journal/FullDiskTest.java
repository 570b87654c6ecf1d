package org.spampot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.spampot.journal.Desk.append;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.model.Bytes;

/// A file system of two megabytes that is really full; where mounting one is not allowed the test is skipped.
class FullDiskTest {
    @TempDir
    Path folder;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.toString());
        if (!mounted) {
            abort("a small file system could not be mounted here, which takes root");
        }
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", folder.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    @Test
    void aFullDiskRefusesMailAndTakesItAgainWhenThereIsSpace() throws Exception {
        Path ballast = Files.write(folder.resolve("ballast"), new byte[1 << 20]);
        var big = Bytes.own(new byte[300_000]);
        int durable = 0;
        try (var journal = Desk.open(folder.resolve("journal"))) {
            int number = 1;
            while (append(journal, Captures.message(number, big)) == Outcome.DURABLE) {
                durable++;
                number++;
                assertThat(number).as("two megabytes are full at some time").isLessThan(100);
            }
            assertThat(journal.status().trouble()).containsIgnoringCase("space");
            assertThat(append(journal, Captures.message(++number, big))).isEqualTo(Outcome.FAILED);

            Files.delete(ballast);
            assertThat(append(journal, Captures.message(++number, big))).isEqualTo(Outcome.DURABLE);
            assertThat(journal.status().trouble()).isEmpty();
        }
        var entries = Desk.entries(folder.resolve("journal"));
        assertThat(Desk.damage(entries)).isEmpty();
        assertThat(Desk.captures(entries)).hasSize(durable + 1);
    }
}
