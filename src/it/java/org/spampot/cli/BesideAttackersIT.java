package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.model.Bytes;
import tools.jackson.databind.json.JsonMapper;

/// An honest client beside attackers of every kind: all of its mail is accepted at once and kept to the byte, and
/// when the attackers are gone nothing of them is held. How much slower it got is printed; `-Dspampot.deliveries=1000`
/// makes that figure steadier.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BesideAttackersIT {
    private static final int DELIVERIES = Integer.getInteger("spampot.deliveries", 25);
    private static final JsonMapper JSON = new JsonMapper();
    private static final InetAddress HONEST = InetAddress.ofLiteral("127.0.0.2");

    private final HttpClient http = HttpClient.newHttpClient();
    private Path data;
    private Program program;
    private int plain;
    private int implicit;
    private int console;
    private int sent;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        data = folder.resolve("data");
        Path config = Files.writeString(folder.resolve("spampot.yaml"), """
                smtp:
                  host: mx.example.org
                  listeners:
                    - {bind: "127.0.0.1:0", name: mx}
                    - {bind: "127.0.0.1:0", name: smtps, tls: implicit}
                limits:
                  memory: 24MB
                  sessions-per-address: 20
                """);
        program = Program.start("run", "--config", config.toString(), "--data", data.toString(), "--console",
                "127.0.0.1:0");
        console = program.port("console listening on");
        plain = program.port("smtp listening on");
        implicit = program.port("smtps listening on");
        deliver(DELIVERIES);
    }

    @AfterAll
    void stop() {
        program.close();
    }

    @Test
    void everyMessageIsAcceptedAndKept() throws Exception {
        List<Delivery> alone = deliver(DELIVERIES);
        List<Delivery> beside;
        var attackers = new Attackers(plain, implicit);
        try (attackers) {
            attackers.everything();
            await().atMost(Program.PATIENCE)
                    .until(() -> attackers.rounds("handshakes") > 100
                            && gauge("spampot_sessions_open") > 100);
            beside = deliver(DELIVERIES);
        }
        print("all kinds of attack", alone, beside);
        System.out.println("rounds: " + attackers.rounds());

        assertThat(attackers.rounds()).as("every attack that comes to an end was made again and again")
                .allSatisfy((kind, count) -> assertThat(count > 0
                        || List.of("slow readers", "slow writers", "silent ones", "endless headers", "stalled hellos")
                                .contains(kind))
                        .as(kind).isTrue());
        nothingIsLeft();
        assertKept(alone);
        assertKept(beside);
    }

    @Test
    void handshakesDoNotStopWhoWantsNone() throws Exception {
        List<Delivery> alone = deliver(DELIVERIES);
        List<Delivery> beside;
        var attackers = new Attackers(plain, implicit);
        try (attackers) {
            attackers.handshakes(16);
            await().atMost(Program.PATIENCE).until(() -> attackers.rounds("handshakes") > 100);
            beside = deliver(DELIVERIES);
        }
        print("16 clients that only begin handshakes", alone, beside);
        System.out.println("rounds: " + attackers.rounds());

        nothingIsLeft();
        assertKept(beside);
    }

    private record Delivery(String sha256, long nanos) {}

    /// Each over a connection of its own.
    private List<Delivery> deliver(int count) throws IOException {
        var done = new ArrayList<Delivery>();
        for (int number = 0; number < count; number++) {
            String content = "Subject: honest " + sent++ + "\r\n\r\n" + "..dots\r\nbytes \u00e9\u0000\t ".repeat(200)
                    + "\r\n";
            long start = System.nanoTime();
            try (var peer = new SmtpPeer(HONEST, plain, Program.PATIENCE)) {
                assertThat(peer.reply()).startsWith("220");
                assertThat(peer.command("EHLO honest.example")).startsWith("250");
                assertThat(peer.command("MAIL FROM:<honest@friend.example>")).startsWith("250");
                assertThat(peer.command("RCPT TO:<b@example.org>")).startsWith("250");
                assertThat(peer.command("DATA")).startsWith("354");
                assertThat(peer.command(content.replace("\r\n.", "\r\n..") + ".")).startsWith("250");
                done.add(new Delivery(Bytes.latin1(content).sha256(), System.nanoTime() - start));
                assertThat(peer.command("QUIT")).startsWith("221");
            }
        }
        return done;
    }

    private void assertKept(List<Delivery> delivered) {
        var search = Program.run("search", "from:honest@friend.example", "--limit", "1000000", "--format", "json",
                "--data",
                data.toString());
        assertThat(search.code()).as(search.err()).isZero();
        assertThat(search.out().lines().map(line -> JSON.readTree(line).get("sha256").asString()).toList())
                .containsAll(delivered.stream().map(Delivery::sha256).toList());
    }

    /// What the program says of itself once the attackers are gone.
    private void nothingIsLeft() throws Exception {
        await().atMost(Program.PATIENCE).untilAsserted(() -> {
            assertThat(gauge("spampot_sessions_open")).as("sessions open").isZero();
            assertThat(gauge("spampot_content_held")).as("content held").isZero();
            assertThat(gauge("spampot_captures_under_way")).as("captures under way").isZero();
            assertThat(gauge("spampot_pipeline_behind")).as("captures not in the store").isZero();
        });
        assertThat(gauge("spampot_sessions_failed_total")).as("sessions that failed by our fault").isZero();
        assertThat(gauge("spampot_captures_lost_total")).as("captures lost").isZero();
        assertThat(program.err()).doesNotContain("Exception", "OutOfMemory", "LEAK");
    }

    private double gauge(String name) throws IOException, InterruptedException {
        String token = Files.readString(data.resolve("secrets/console-token")).strip();
        String metrics = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console + "/metrics"))
                .timeout(Duration.ofMinutes(1)).header("Authorization", "Bearer " + token).build(),
                BodyHandlers.ofString())
                .body();
        return metrics.lines().filter(line -> line.startsWith(name + " ")).findFirst()
                .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .orElseThrow(() -> new AssertionError("no " + name + " in " + metrics));
    }

    private static void print(String beside, List<Delivery> alone, List<Delivery> among) {
        System.out.printf(Locale.ROOT,
                "an honest delivery takes %.1f times as long beside %s (median %.1f ms; %.1f times at p95)%n",
                quantile(among, 0.5) / quantile(alone, 0.5), beside, quantile(among, 0.5) / 1e6,
                quantile(among, 0.95) / quantile(alone, 0.95));
    }

    private static double quantile(List<Delivery> deliveries, double share) {
        long[] sorted = deliveries.stream().mapToLong(Delivery::nanos).sorted().toArray();
        return Arrays.stream(sorted).skip((long) ((sorted.length - 1) * share)).findFirst().orElse(0);
    }
}
