package org.spampot.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.console.web.Attempts;

/// What keeps strangers out: sign-in, names, forged requests, sizes; asked over real HTTP.
final class StrangersTest {
    @TempDir
    private Path directory;

    private ConsoleFixture fixture;

    @BeforeEach
    void start() {
        fixture = new ConsoleFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private HttpResponse<String> signIn(String token) {
        return fixture.send(fixture.request("/login?token=" + token));
    }

    private String cookie() {
        return signIn(ConsoleFixture.TOKEN).headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private int withCookie(String path, String cookie) {
        return fixture.send(fixture.request(path), "Cookie", cookie).statusCode();
    }

    @Test
    void theLoginUrlSetsAStrictCookieAndDropsTheTokenFromTheUrl() {
        assertThat(fixture.console.loginUrl())
                .isEqualTo(fixture.uri("/login?token=" + ConsoleFixture.TOKEN).toString());
        var reply = signIn(ConsoleFixture.TOKEN);

        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(reply.headers().firstValue("Location")).contains("/");
        assertThat(reply.headers().firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain(ConsoleFixture.TOKEN);
        assertThat(withCookie("/", cookie())).isEqualTo(200);
    }

    @Test
    void twoSignInsHaveDifferentTicketsAndAnInventedOneIsNone() {
        String cookie = cookie();

        assertThat(cookie()).isNotEqualTo(cookie);
        assertThat(withCookie("/", cookie.split("=", 2)[0] + "=" + "A".repeat(43))).isEqualTo(303);
    }

    @Test
    void whoShowsTooManyWrongTokensWaitsEvenWithTheRightOne() {
        String before = cookie();
        for (int count = 0; count < Attempts.MOST; count++) {
            assertThat(signIn("wrong").statusCode()).isEqualTo(403);
        }
        var reply = signIn(ConsoleFixture.TOKEN);

        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
        assertThat(withCookie("/", before)).as("who is signed in already does not wait").isEqualTo(200);
    }

    @Test
    void wrongBearersAreCountedToo() {
        for (int count = 0; count < Attempts.MOST; count++) {
            assertThat(fixture.send(fixture.request("/api/v1/totals"), "Authorization", "Bearer wrong").statusCode())
                    .isEqualTo(401);
        }

        assertThat(fixture.get("/api/v1/totals").statusCode()).isNotEqualTo(200);
    }

    @Test
    void signingOutEndsTheTicket() {
        String cookie = cookie();
        var reply = fixture.send(fixture.request("/logout").POST(BodyPublishers.noBody()), "Cookie", cookie,
                "Sec-Fetch-Site", "same-origin");

        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(withCookie("/", cookie)).isEqualTo(303);
    }

    @Test
    void aPostThatAnotherSiteMadeIsRefused() {
        String cookie = cookie();
        for (List<String> header : List.of(List.of("Sec-Fetch-Site", "cross-site"),
                List.of("Sec-Fetch-Site", "same-site"), List.of("Origin", "http://evil.example"),
                List.of("Origin", "null"), List.of("Origin", "http://127.0.0.1:1"))) {
            var reply = fixture.send(fixture.request("/logout").POST(BodyPublishers.noBody()), "Cookie", cookie,
                    header.get(0), header.get(1));
            assertThat(reply.statusCode()).as("%s", header).isEqualTo(403);
        }
        assertThat(withCookie("/", cookie)).as("still signed in").isEqualTo(200);
    }

    @Test
    void aGetChangesNothing() {
        String cookie = cookie();

        assertThat(withCookie("/logout", cookie)).isBetween(404, 405);
        assertThat(withCookie("/", cookie)).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> onlyOurNamesAreAnswered() {
        int port = fixture.port();
        return Stream.of("rebound.example", "rebound.example:" + port, "127.0.0.1.rebound.example:" + port,
                "192.0.2.1:" + port, "[2001:db8::1]", "", "localhost.example", "localhost:" + port, "LOCALHOST",
                "127.0.0.1:" + port, "console.example.net", "Console.Example.Net:443")
                .map(host -> DynamicTest.dynamicTest("Host: " + host, () -> {
                    boolean ours = host.toLowerCase(java.util.Locale.ROOT)
                            .matches("(localhost|127\\.0\\.0\\.1|console\\.example\\.net)(:[0-9]+)?");
                    int status = status("/login", "Host: " + host + "\n");
                    if (ours) {
                        assertThat(status).isEqualTo(200);
                    } else {
                        assertThat(status).isBetween(400, 499);
                    }
                }));
    }

    @Test
    void largeRequestsAreCutOff() {
        assertRefused(status("/login?x=" + "y".repeat(40_000), "Host: localhost\n"));
        assertRefused(status("/login", "Host: localhost\nX: " + "y".repeat(80_000) + "\n"));
        assertRefused(RawHttp.status(fixture.port(),
                "POST /login HTTP/1.1\nHost: localhost\nOrigin: http://localhost\nContent-Length: 100000\n\n",
                "token=" + ConsoleFixture.TOKEN + "&x=" + "y".repeat(99_991 - ConsoleFixture.TOKEN.length())));
        assertThat(status("/login", "Host: localhost\n")).as("others are served").isEqualTo(200);
    }

    private static void assertRefused(int status) {
        assertThat(status).satisfiesAnyOf(cutOff -> assertThat(cutOff).isEqualTo(RawHttp.CUT_OFF),
                answer -> assertThat(answer).isBetween(400, 499));
    }

    @Test
    void filesAreFromAFixedList() {
        for (String path : List.of("/static/../Console.class", "/static/%2e%2e/Console.class",
                "/static/..%2fConsole.class", "/static/vendor/..%2fconsole.css", "/static/nothing.css")) {
            assertThat(status(path, "Host: localhost\r\nAuthorization: Bearer " + ConsoleFixture.TOKEN + "\n"))
                    .as(path)
                    .isBetween(400, 404);
        }
    }

    @Test
    void idsAreCheckedBeforeAnythingIsAsked() {
        for (String path : List.of("/messages/x", "/messages/..%2f..%2fsecrets", "/sessions/%00", "/sessions/x",
                "/messages/01jd2v6w3k9m4x8q7r5t0abcde-1", "/messages/01jd2v6w3k9m4x8q7r5t0abcde-1/parts/..%2f1",
                "/messages/01jd2v6w3k9m4x8q7r5t0abcde-99999999999999", "/top/nothing", "/nothing")) {
            assertThat(fixture.get(path).statusCode()).as(path).isBetween(400, 404);
        }
    }

    private int status(String path, String headers) {
        return RawHttp.status(fixture.port(), "GET " + path + " HTTP/1.1\n" + headers + "Connection: close\n\n", "");
    }
}
