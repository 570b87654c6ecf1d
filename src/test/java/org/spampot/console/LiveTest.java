package org.spampot.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Counters that move by themselves.
@Timeout(60)
final class LiveTest {
    @TempDir
    private Path directory;

    private static HttpResponse<java.io.InputStream> listen(ConsoleFixture fixture)
            throws IOException, InterruptedException {
        return fixture.client().send(fixture.request("/live").header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + ConsoleFixture.TOKEN).build(), BodyHandlers.ofInputStream());
    }

    private static String untilLineWith(BufferedReader lines, String wanted) throws IOException {
        String line = "";
        while (line != null && !line.contains(wanted)) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }

    @Test
    void aReaderIsToldTheStateAndEachChange() throws Exception {
        try (var fixture = new ConsoleFixture(directory, InstantSource.system())) {
            HttpResponse<java.io.InputStream> stream = listen(fixture);
            try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                assertThat(stream.statusCode()).isEqualTo(200);
                assertThat(untilLineWith(lines, "data:")).contains("\"messages\":\"0\"");
                fixture.send("Subject: x\n\nx\n");
                assertThat(untilLineWith(lines, "\"messages\":\"1\"")).contains("\"sessions\":\"1\"");
                fixture.feed.open.set(4);
                assertThat(untilLineWith(lines, "\"open\":\"4\"")).startsWith("data:");
            }
        }
    }

    @Test
    void thereIsACapOnReadersAndTheyGiveTheirPlacesBack() throws Exception {
        try (var fixture = new ConsoleFixture(directory, InstantSource.system())) {
            List<HttpResponse<java.io.InputStream>> readers = new ArrayList<>();
            for (int count = 0; count < Pulse.MOST_READERS; count++) {
                readers.add(listen(fixture));
            }
            assertThat(listen(fixture).statusCode()).isEqualTo(503);
            for (HttpResponse<java.io.InputStream> reader : readers) {
                reader.body().close();
            }
            await().atMost(java.time.Duration.ofSeconds(40)).until(() -> {
                fixture.feed.open.incrementAndGet();
                HttpResponse<java.io.InputStream> again = listen(fixture);
                again.body().close();
                return again.statusCode() == 200;
            });
        }
    }

    @Test
    void closingTheConsoleEndsStreamsAndTheSubscription() throws Exception {
        var fixture = new ConsoleFixture(directory, InstantSource.system());
        try (var lines = new BufferedReader(
                new InputStreamReader(listen(fixture).body(), StandardCharsets.UTF_8))) {
            untilLineWith(lines, "data:");
            assertThat(fixture.feed.subscriptions()).isEqualTo(1);
            fixture.close();

            assertThat(fixture.feed.subscriptions()).isZero();
            assertThat(endOf(lines)).isTrue();
        }
    }

    private static boolean endOf(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {
                // what was sent before the end
            }
            return true;
        } catch (IOException cutOff) {
            return true;
        }
    }

    @Test
    void aTakenPortIsToldInOneLine() {
        try (var fixture = new ConsoleFixture(directory)) {
            var settings = new ConsoleSettings(
                    new java.net.InetSocketAddress(java.net.InetAddress.ofLiteral("127.0.0.1"), fixture.port()),
                    ConsoleFixture.TOKEN, directory.resolve("t"), List.of());
            var second = new Console(settings, fixture.store, fixture.letters, fixture.feed, new Health() {
                @Override
                public Verdict live() {
                    return Verdict.GOOD;
                }

                @Override
                public Verdict ready() {
                    return Verdict.GOOD;
                }
            }, InstantSource.system());
            org.assertj.core.api.Assertions.assertThatThrownBy(second::start)
                    .hasMessageContaining("console cannot listen on 127.0.0.1:" + fixture.port())
                    .hasMessageContaining("--console").message().doesNotContain("\n");
            second.close();
        }
    }
}
