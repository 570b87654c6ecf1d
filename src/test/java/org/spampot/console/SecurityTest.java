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

    private int withCookie(String path, String cookie) {
        return fixture.send(fixture.request(path), "Cookie", cookie).statusCode();
    }

    @Test
    void theLoginAddressSignsInAndDropsTheToken() {
        HttpResponse<String> reply = fixture.send(fixture.request("/login?token=" + ConsoleFixture.TOKEN));

        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(reply.headers().firstValue("Location")).contains("/");
        assertThat(reply.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("spampot-[0-9]+=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict")
                .doesNotContain(ConsoleFixture.TOKEN);
        assertThat(fixture.send(fixture.request("/"), "Cookie", cookie()).statusCode()).isEqualTo(200);
        assertThat(fixture.console.loginUrl())
                .isEqualTo(fixture.uri("/login?token=" + ConsoleFixture.TOKEN).toString());
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
            assertThat(fixture.send(fixture.request("/login?token=wrong")).statusCode()).isEqualTo(403);
        }
        var reply = fixture.send(fixture.request("/login?token=" + ConsoleFixture.TOKEN));

        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
        assertThat(withCookie("/", before)).as("who is signed in already does not wait").isEqualTo(200);
    }

    @Test
    void signingOutEndsTheCookie() {
        String cookie = cookie();
        HttpResponse<String> out = fixture.send(fixture.request("/logout").POST(BodyPublishers.noBody()), "Cookie",
                cookie, "Sec-Fetch-Site", "same-origin");

        assertThat(out.statusCode()).isEqualTo(303);
        HttpResponse<String> after = fixture.send(fixture.request("/"), "Cookie", cookie);
        assertThat(after.statusCode()).isEqualTo(303);
        assertThat(after.headers().firstValue("Location")).contains("/login");
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
    @CsvSource({"evil.example, 421", "evil.example:8025, 421", "localhost.evil.example, 421",
            "localhost.example, 421", "127.0.0.1.evil.example:PORT, 421", "evil.example:PORT, 421",
            "192.0.2.1:PORT, 421",
            "[2001:db8::1], 421", "'', 400", "localhost, 200", "localhost:PORT, 200", "LOCALHOST, 200",
            "127.0.0.1:PORT, 200", "console.example.net, 200", "Console.Example.Net:443, 200", "[::1]:1, 200"})
    void aNameThatIsNotOursIsRefused(String host, int status) {
        for (String path : List.of("/login", "/api/v1/totals")) {
            assertThat(raw("GET " + path, "Host: " + host.replace("PORT", Integer.toString(fixture.port())), ""))
                    .as("%s of \"%s\"", path, host).isEqualTo(status);
        }
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
            "Origin, null", "Origin, http://127.0.0.1:1", "X-Nothing, at-all"})
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
            "/static/..%2f..%2fconsole.css", "/static/secret.txt", "/top/nothing", "/%00", "/messages/%ff",
            "/messages/x", "/messages/..%2f..%2fsecrets", "/sessions/%00", "/sessions/x", "/nothing",
            "/messages/01jd2v6w3k9m4x8q7r5t0abcde-1/parts/..%2f1", "/static/nothing.css",
            "/messages/01jd2v6w3k9m4x8q7r5t0abcde-99999999999999"})
    void anIdThatIsNoneIsNotThere(String path) {
        assertThat(fixture.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/static/../Console.class", "/static/%2e%2e/Console.class", "/static/..%2fConsole.class",
            "/static/vendor/..%2fconsole.css", "/static/nothing.css"})
    void filesAreFromAFixedList(String path) {
        assertThat(raw("GET " + path, "Host: localhost", "")).isBetween(400, 404);
    }

    /// The path, the headers, the body: each a little and far beyond its limit. A form so large carries the right token,
    /// so that serving it would show.
    @ParameterizedTest
    @CsvSource({"10_000, 0, 0", "40_000, 0, 0", "0, 20_000, 0", "0, 80_000, 0", "0, 0, 100_000", "0, 0, 1_000_000"})
    void whatIsTooLargeIsCutOff(String path, String header, String body) {
        String form = "token=" + ConsoleFixture.TOKEN + "&x=" + letters(body);
        String headers = "Host: localhost\nX-Large: " + letters(header);
        int status = letters(body).isEmpty()
                ? raw("GET /login?x=" + letters(path), headers, "")
                : raw("POST /login", headers + "\nOrigin: http://localhost\nContent-Length: " + form.length(), form);

        assertThat(status).satisfiesAnyOf(cutOff -> assertThat(cutOff).isEqualTo(RawHttp.CUT_OFF),
                answer -> assertThat(answer).isBetween(400, 499));
        assertThat(raw("GET /login", "Host: localhost", "")).as("others are served").isEqualTo(200);
    }

    private static String letters(String count) {
        return "y".repeat(Integer.parseInt(count.replace("_", "")));
    }

    @Test
    void aQueryThatIsNoneIsRefused() {
        assertThat(fixture.get("/?" + "a=1&".repeat(100)).statusCode()).isEqualTo(400);
        assertThat(raw("GET /messages?q=%zz", "Host: localhost", "")).isEqualTo(400);
    }

    /// The status of what the token's owner asks so, byte for byte.
    private int raw(String request, String headers, String body) {
        return RawHttp.status(fixture.port(), request + " HTTP/1.1\n" + headers + "\nAuthorization: Bearer "
                + ConsoleFixture.TOKEN + "\nConnection: close\n\n", body);
    }

    @Test
    void theTokenIsInNoPage() {
        fixture.send("Subject: x\n\nx\n");
        for (String path : new String[]{"/", "/messages", "/metrics", "/api/v1/now"}) {
            assertThat(fixture.get(path).body()).doesNotContain(ConsoleFixture.TOKEN);
        }
    }
}
