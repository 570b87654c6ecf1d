package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.Tool;
import org.spampot.model.Bytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A disk that fails under the whole program: whoever is not kept hears 4xx, and when the disk is well again the next is kept
/// without a restart.
final class DiskIT {
    /// Makes each sync of a file fail with EIO for as long as the file named by SYNC_FAILS is there.
    private static final String SHIM = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <errno.h>
            #include <stdlib.h>
            #include <unistd.h>
            static int ill(void) { return access(getenv("SYNC_FAILS"), F_OK) == 0; }
            int fdatasync(int fd) {
                if (ill()) { errno = EIO; return -1; }
                return ((int (*)(int)) dlsym(RTLD_NEXT, "fdatasync"))(fd);
            }
            int fsync(int fd) {
                if (ill()) { errno = EIO; return -1; }
                return ((int (*)(int)) dlsym(RTLD_NEXT, "fsync"))(fd);
            }
            """;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private final Set<String> acknowledged = new HashSet<>();
    private boolean mounted;

    @Test
    void aSyncThatFailsIsNoAcknowledgement() throws Exception {
        Path shim = shim();
        Path ill = folder.resolve("ill");
        var environment = Map.of("LD_PRELOAD", shim.toString(), "SYNC_FAILS", ill.toString());
        Path data = folder.resolve("data");
        try (var trap = honeypot(environment, data)) {
            int port = trap.port("smtp listening on");
            assertThat(deliver(port, "before", 100)).startsWith("250 ");
            Files.createFile(ill);
            for (int number = 0; number < 3; number++) {
                assertThat(deliver(port, "ill" + number, 100)).startsWith("4");
            }
            Files.delete(ill);
            assertThat(deliver(port, "after", 100)).startsWith("250 ");
            assertKept(data, trap);
        }
        assertThat(Program.run("journal", "verify", "--data", data.toString()).code()).isZero();
    }

    @Test
    void aFullDiskRefusesUntilThereIsRoom() throws Exception {
        Path data = Files.createDirectory(folder.resolve("small"));
        mount(data);
        try (var trap = honeypot(Map.of(), data.resolve("data"))) {
            int port = trap.port("smtp listening on");
            Path filler = data.resolve("filler");
            Files.write(filler, new byte[16 << 20]);
            String last = "250 ";
            int kept = 0;
            for (; last.startsWith("250 ") && kept < 64; kept++) {
                last = deliver(port, "filling" + kept, 1 << 20);
            }
            assertThat(last).as("after %d messages of 1 MiB", kept).startsWith("4");
            assertThat(deliver(port, "still-full", 1 << 20)).startsWith("4");
            Files.delete(filler);
            assertThat(deliver(port, "room-again", 1 << 20)).startsWith("250 ");
            System.out.println(
                    "a disk of 40 MB was full after " + acknowledged.size() + " messages of 1 MiB, and took more");
            assertKept(data.resolve("data"), trap);
        }
        assertThat(Program.run("journal", "verify", "--data", data.resolve("data").toString()).code()).isZero();
    }

    private void assertKept(Path data, Program trap) {
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(digests(data)).containsAll(acknowledged));
        assertThat(digests(data)).doesNotHaveDuplicates();
        var stopped = trap.stop();
        assertThat(stopped.code()).as(stopped.err()).isZero();
        assertThat(stopped.err()).as("said in a line, not as a trace").contains("journal").doesNotContain("\tat ");
    }

    private static List<String> digests(Path data) {
        var found = Program.run("search", "", "--format", "json", "--limit", "1000", "--data", data.toString());
        assertThat(found.code()).as(found.err()).isZero();
        return found.out().lines().map(JSON::readTree).map(row -> row.get("sha256")).map(JsonNode::asString).toList();
    }

    private String deliver(int port, String name, int size) throws IOException {
        String content = "Subject: " + name + "\r\n\r\n" + ("x".repeat(72) + "\r\n").repeat(size / 74) + "\r\n";
        try (var peer = new SmtpPeer(port, Program.PATIENCE)) {
            peer.reply();
            peer.command("EHLO " + name + ".example.com");
            peer.command("MAIL FROM:<a@example.com>");
            peer.command("RCPT TO:<b@example.org>");
            String data = peer.command("DATA");
            if (!data.startsWith("354")) {
                return data;
            }
            String answer = peer.command(content + ".");
            if (answer.startsWith("250 ")) {
                acknowledged.add(Bytes.latin1(content).sha256());
            }
            return answer;
        }
    }

    private static Program honeypot(Map<String, String> environment, Path data) {
        return Program.start(environment, List.of(), "run", "--data", data.toString(), "--smtp", "127.0.0.1:0",
                "--console",
                "127.0.0.1:0");
    }

    private Path shim() throws Exception {
        Path compiler = Tool.orSkip("cc");
        Path source = Files.writeString(folder.resolve("shim.c"), SHIM);
        Path shim = folder.resolve("shim.so");
        int code = new ProcessBuilder(compiler.toString(), "-shared", "-fPIC", "-o", shim.toString(), source.toString(),
                "-ldl").inheritIO().start().waitFor();
        assertThat(code).isZero();
        return shim;
    }

    /// A file system of 40 MB in memory, which only root may mount, and not in every container.
    private void mount(Path on) throws Exception {
        Path program = Tool.orSkip("mount");
        mounted = new ProcessBuilder(program.toString(), "-t", "tmpfs", "-o", "size=40m", "tmpfs", on.toString())
                .redirectErrorStream(true).start().waitFor() == 0;
        if (!mounted) {
            System.out.println("skipped: a small file system cannot be mounted here");
        }
        assumeTrue(mounted, "a small file system cannot be mounted");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            new ProcessBuilder("umount", folder.resolve("small").toString()).start().waitFor();
        }
    }
}
