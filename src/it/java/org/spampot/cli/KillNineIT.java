package org.spampot.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.model.Bytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Kills the honeypot in the middle of load (by DATA, BDAT and over TLS), again and again, on one data directory: whatever
/// was answered with 250 is kept, once, and in the right session. `-Dspampot.kills=50 -Dspampot.clients=50` asks for more.
final class KillNineIT {
    private static final int KILLS = Integer.getInteger("spampot.kills", 12);
    private static final int CLIENTS = Integer.getInteger("spampot.clients", 8);
    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = 20_261_121;

    @TempDir
    private Path folder;

    /// Digest of each acknowledged message, and the HELO name of its session, which no other session uses.
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    @Test
    void whatGot250IsKeptOnceAndInItsSession() throws Exception {
        Path data = folder.resolve("data");
        var random = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            load(data, kill, random.nextInt(400));
        }

        List<JsonNode> rows;
        try (var program = honeypot(data)) {
            program.port("smtp listening on");
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(digests(search(data))).containsAll(acknowledged.keySet()));
            rows = search(data);
            assertThat(program.stop().code()).isZero();
        }
        System.out.println(KILLS + " kills, seed " + SEED + ": " + acknowledged.size() + " messages acknowledged, "
                + rows.size() + " kept");

        assertThat(acknowledged).as("the load was real").hasSizeGreaterThan(KILLS * 5);
        assertThat(digests(rows)).doesNotHaveDuplicates();
        assertRightSessions(rows);
        assertThat(Program.run("journal", "verify", "--data", data.toString()).code()).isZero();
        assertThat(Program.run("rebuild", "--data", data.toString()).code()).isZero();
        assertThat(search(data)).as("a rebuild finds the same").isEqualTo(rows);
    }

    private void load(Path data, int round, int millis) throws Exception {
        try (var program = honeypot(data)) {
            int port = program.port("smtp listening on");
            var threads = new ArrayList<Thread>();
            var here = new AtomicInteger();
            for (int client = 0; client < CLIENTS; client++) {
                String name = "r" + round + "-c" + client;
                int number = client;
                threads.add(Thread.ofVirtual().start(() -> deliverUntilKilled(port, name, number, here)));
            }
            await().atMost(Program.PATIENCE).until(() -> here.get() >= 10);
            TimeUnit.MILLISECONDS.sleep(millis);
            program.kill();
            for (var thread : threads) {
                thread.join();
            }
        }
    }

    /// By DATA, by BDAT, or by DATA over TLS, as the client's number says.
    private void deliverUntilKilled(int port, String name, int client, AtomicInteger count) {
        for (int session = 0; true; session++) {
            String helo = name + "-s" + session + ".example.com";
            try (var peer = new SmtpPeer(port, Program.PATIENCE)) {
                peer.reply();
                peer.command("EHLO " + helo);
                if (client % 3 == 2) {
                    peer.command("STARTTLS");
                    peer.startTls();
                    peer.command("EHLO " + helo);
                }
                for (int message = 0; message < 4; message++) {
                    String content = "Subject: " + helo + " " + message + "\r\n\r\n" + "load ".repeat(100) + "\r\n";
                    peer.command("MAIL FROM:<a@example.com>");
                    peer.command("RCPT TO:<b@example.org>");
                    if ((client % 3 == 1 ? chunks(peer, content) : data(peer, content)).startsWith("250 ")) {
                        acknowledged.put(Bytes.latin1(content).sha256(), helo);
                        count.incrementAndGet();
                    }
                }
                peer.command("QUIT");
            } catch (IOException killed) {
                return; // which is what this test is about
            }
        }
    }

    private static String data(SmtpPeer peer, String content) throws IOException {
        peer.command("DATA");
        return peer.command(content + ".");
    }

    private static String chunks(SmtpPeer peer, String content) throws IOException {
        int half = content.length() / 2;
        peer.send("BDAT " + half + "\r\n" + content.substring(0, half));
        peer.reply();
        peer.send("BDAT " + (content.length() - half) + " LAST\r\n" + content.substring(half));
        return peer.reply();
    }

    private static Program honeypot(Path data) {
        return Program.start("run", "--data", data.toString(), "--smtp", "127.0.0.1:0", "--console", "127.0.0.1:0");
    }

    private static List<JsonNode> search(Path data) {
        var ended = Program.run("search", "", "--limit", "1000000", "--format", "json", "--data", data.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out().lines().map(JSON::readTree).toList();
    }

    private static List<String> digests(List<JsonNode> rows) {
        return rows.stream().map(row -> row.get("sha256").asString()).toList();
    }

    private void assertRightSessions(List<JsonNode> rows) {
        Map<String, Set<String>> namesOfSession = rows.stream()
                .filter(row -> acknowledged.containsKey(row.get("sha256").asString()))
                .collect(groupingBy(row -> row.get("session").asString(),
                        mapping(row -> acknowledged.get(row.get("sha256").asString()), toSet())));
        assertThat(namesOfSession.values()).as("a session has the messages of one client")
                .allSatisfy(names -> assertThat(names).hasSize(1));
        assertThat(namesOfSession.values().stream().flatMap(Set::stream)).as("a client's messages are in one session")
                .doesNotHaveDuplicates();
    }
}
