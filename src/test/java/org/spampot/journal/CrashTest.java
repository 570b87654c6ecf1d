package org.spampot.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.model.MessageCapture;

/// kill -9 of a process that appends, again and again in the same journal.
class CrashTest {
    private static final long SEED = 20260301;

    @TempDir
    Path folder;

    @Test
    void afterKillMinusNineEveryAcknowledgedCaptureIsThereAndNoneTwice() throws Exception {
        System.out.println("CrashTest seed " + SEED);
        var random = new Random(SEED);
        var acknowledged = new TreeSet<Integer>();
        for (int kill = 1; kill <= 10; kill++) {
            int first = kill * 1_000_000;
            var child = ChildJvm.start(AppenderMain.class, folder.toString(), String.valueOf(kill),
                    String.valueOf(first));
            int wanted = 1 + random.nextInt(300);
            try (var answers = child.inputReader()) {
                for (int heard = 0; heard < wanted; heard++) {
                    acknowledged.add(Integer.valueOf(answers.readLine()));
                }
                // through the handle, as the process itself would close the stream too
                assertThat(child.toHandle().destroyForcibly()).isTrue();
                assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
                // what it had said before it died counts too; the last line may be cut
                for (String line : answers.lines().toList()) {
                    if (line.length() == String.valueOf(first).length()) {
                        acknowledged.add(Integer.valueOf(line));
                    }
                }
            }
        }
        Desk.open(folder).close();
        var captures = Desk.captures(Desk.entries(folder));
        assertThat(Desk.damage(Desk.entries(folder))).isEmpty();
        var ordinals = captures.stream().map(capture -> ((MessageCapture) capture).id().ordinal()).toList();
        assertThat(new HashSet<>(ordinals)).as("none twice").hasSameSizeAs(ordinals).containsAll(acknowledged);
        assertThat(acknowledged).hasSizeGreaterThan(100);
        assertThat(JournalVerify.verify(folder, _ -> {
        }).intact()).isTrue();
    }
}
