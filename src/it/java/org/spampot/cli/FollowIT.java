package org.spampot.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `import --follow` of a log that is written, with a honeypot on the same data and without one.
final class FollowIT {
    @TempDir
    Path folder;

    private int sessions;

    @Test
    void aLogIsFollowedBesideAHoneypotAndGoneOnWithoutIt() throws IOException {
        write();
        try (var trap = honeypot()) {
            trap.port("smtp listening on");
            try (var follow = follow()) {
                awaitAll(follow);
                write();
                awaitAll(follow);
                Files.move(log(), folder.resolve("mail.log.1"));
                write();
                awaitAll(follow);
                trap.stop();
                write();
                try (var again = honeypot()) {
                    again.port("smtp listening on");
                    awaitAll(follow);
                    stop(follow, sessions);
                    assertThat(again.stop().code()).isZero();
                }
            }
        }
        write();
        try (var alone = follow()) {
            awaitAll(alone);
            stop(alone, 1);
        }
        assertThat(folder.resolve("data/spool")).isEmptyDirectory();
    }

    private static void stop(Program follow, int kept) {
        var ended = follow.stop();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains(": kept " + kept + ", duplicate 0, skipped 0\n");
    }

    private Program honeypot() {
        return Program.start("run", "--data", data(), "--smtp", "127.0.0.1:0", "--console", "127.0.0.1:0");
    }

    private Program follow() {
        return Program.start("import", "--follow", log().toString(), "--data", data());
    }

    /// Until the store has all that was written.
    private void awaitAll(Program follow) {
        await().atMost(Program.PATIENCE).until(() -> {
            assertThat(ProcessHandle.of(follow.pid())).as(follow.err()).isPresent();
            return Program.run("search", "import:*", "--format", "json", "--data", data()).out().lines()
                    .count() == sessions;
        });
    }

    /// A session more.
    private void write() throws IOException {
        sessions++;
        Files.writeString(log(), """
                2026-11-03T10:00:00+00:00 mx postfix/smtpd[100]: connect from c.example[203.0.113.5]
                2026-11-03T10:00:01+00:00 mx postfix/smtpd[100]: 4ABCDE000%1$d: client=c.example[203.0.113.5]
                2026-11-03T10:00:01+00:00 mx postfix/qmgr[9]: 4ABCDE000%1$d: from=<s@c.example>, size=777, nrcpt=1
                2026-11-03T10:00:01+00:00 mx postfix/local[102]: 4ABCDE000%1$d: to=<trap@example.org>, relay=local, \
                delay=1, status=sent (delivered)
                2026-11-03T10:00:01+00:00 mx postfix/qmgr[9]: 4ABCDE000%1$d: removed
                2026-11-03T10:00:02+00:00 mx postfix/smtpd[100]: disconnect from c.example[203.0.113.5]
                """.formatted(sessions), CREATE, APPEND);
    }

    private Path log() {
        return folder.resolve("mail.log");
    }

    private String data() {
        return folder.resolve("data").toString();
    }
}
