package org.spampot.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.console.web.Attempts;

/// Who may ask the console, and how it says no.
final class SecurityTest {
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

    private String cookie() {
        return fixture.send(fixture.request("/login?token=" + ConsoleFixture.TOKEN)).headers().firstValue("Set-Cookie")
                .orElseThrow().split(";", 2)[0];
    }

    @Test
    void theLoginAddressSignsInAndDropsTheToken() {
        HttpResponse<String> reply = fixture.send(fixture.request("/login?token=" + ConsoleFixture.TOKEN));

        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(reply.headers().firstValue("Location")).contains("/");
        assertThat(reply.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("spampot-[0-9]+=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(fixture.send(fixture.request("/"), "Cookie", cookie()).statusCode()).isEqualTo(200);
        assertThat(fixture.console.loginUrl())
                .isEqualTo(fixture.uri("/login?token=" + ConsoleFixture.TOKEN).toString());
    }

    @Test
    void signingOutEndsTheCookie() {
        String cookie = cookie();
        HttpResponse<String> out = fixture.send(fixture.request("/logout").POST(BodyPublishers.noBody()), "Cookie",
                cookie, "Sec-Fetch-Site", "same-origin");

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(fixture.send(fixture.request("/"), "Cookie", cookie).headers().firstValue("Location"))
                .contains("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spampot=x", "spampot-1=", "nonsense", "=", ";;;"})
    void aMadeUpCookieIsNone(String cookie) {
        assertThat(fixture.send(fixture.request("/api/v1/totals"), "Cookie", cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void tooManyWrongTokensAreNotJudgedAnyMore() {
        for (int count = 0; count < Attempts.MOST; count++) {
            assertThat(fixture.send(fixture.request("/api/v1/totals"), "Authorization", "Bearer wrong-" + count)
                    .statusCode()).isEqualTo(401);
        }
        HttpResponse<String> reply = fixture.get("/api/v1/totals");

        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("Retry-After")).contains("60");
        assertThat(fixture.send(fixture.request("/login?token=" + ConsoleFixture.TOKEN)).statusCode()).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource({"evil.example, 421", "evil.example:8025, 421", "localhost.evil.example, 421", "localhost, 200",
            "console.example.net, 200", "[::1]:1, 200"})
    void aNameThatIsNotOursIsRefused(String host, int status) {
        assertThat(RawHttp.status(fixture.port(), "GET /api/v1/totals HTTP/1.1\nHost: " + host
                + "\nAuthorization: Bearer " + ConsoleFixture.TOKEN + "\nConnection: close\n\n", "")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
            "cross-site, cors, empty, 403",
            "same-site, cors, empty, 403",
            "cross-site, no-cors, script, 403",
            "cross-site, navigate, iframe, 403",
            "cross-site, navigate, document, 200",
            "same-origin, cors, empty, 200",
            "none, navigate, document, 200"})
    void anotherSiteMayLinkToUsAndNothingElse(String site, String mode, String target, int status) {
        assertThat(fixture.send(fixture.request("/api/v1/totals"), "Authorization", "Bearer " + ConsoleFixture.TOKEN,
                "Sec-Fetch-Site", site, "Sec-Fetch-Mode", mode, "Sec-Fetch-Dest", target).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Origin, http://evil.example",
            "Origin, null", "X-Nothing, at-all"})
    void aPostWithoutProofChangesNothing(String name, String value) {
        String cookie = cookie();

        assertThat(fixture.send(fixture.request("/logout").POST(BodyPublishers.noBody()), "Cookie", cookie, name,
                value).statusCode()).isEqualTo(403);
        assertThat(fixture.send(fixture.request("/"), "Cookie", cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void aGetSignsNobodyOut() {
        String cookie = cookie();

        assertThat(fixture.send(fixture.request("/logout"), "Cookie", cookie).statusCode()).isEqualTo(405);
        assertThat(fixture.send(fixture.request("/"), "Cookie", cookie).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages/..%2f..%2fetc%2fpasswd", "/messages/01jd2v6w3k9m4x8q7r5t0abcde-1",
            "/messages/x/raw", "/messages/01jd2v6w3k9m4x8q7r5t0abcde-1/parts/..", "/sessions/'or'1",
            "/static/..%2f..%2fconsole.css", "/static/secret.txt", "/top/nothing", "/%00", "/messages/%ff"})
    void anIdThatIsNoneIsNotThere(String path) {
        assertThat(fixture.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        String head = "Host: localhost\nConnection: close\n";

        for (int status : List.of(
                RawHttp.status(fixture.port(), "GET /" + "a".repeat(10_000) + " HTTP/1.1\n" + head + "\n", ""),
                RawHttp.status(fixture.port(), "GET / HTTP/1.1\n" + head + "X-Large: " + "a".repeat(20_000) + "\n\n",
                        ""),
                RawHttp.status(fixture.port(), "POST /login HTTP/1.1\n" + head
                        + "Origin: http://localhost\nContent-Length: 100000\n\n", "token=" + "a".repeat(99_994)))) {
            assertThat(status).satisfiesAnyOf(cutOff -> assertThat(cutOff).isEqualTo(RawHttp.CUT_OFF),
                    answer -> assertThat(answer).isBetween(400, 499));
        }
        assertThat(fixture.get("/?" + "a=1&".repeat(100)).statusCode()).isEqualTo(400);
        assertThat(RawHttp.status(fixture.port(), "GET /messages?q=%zz HTTP/1.1\n" + head + "Authorization: Bearer "
                + ConsoleFixture.TOKEN + "\n\n", "")).isEqualTo(400);
    }

    @Test
    void theTokenIsInNoPage() {
        fixture.send("Subject: x\n\nx\n");
        for (String path : new String[]{"/", "/messages", "/metrics", "/api/v1/now"}) {
            assertThat(fixture.get(path).body()).doesNotContain(ConsoleFixture.TOKEN);
        }
    }
}
