package org.spampot.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.console.web.Route;
import org.spampot.console.web.Route.Access;
import org.spampot.model.CaptureId;

/// Every address of the console, asked with and without the right to.
final class RoutesTest {
    private static final String MAIL = """
            From: A <a@example.com>
            To: b@example.net
            Subject: hello
            Content-Type: text/html

            <p>hello</p>
            """;

    @TempDir
    private Path directory;

    private ConsoleFixture fixture;
    private CaptureId mail;

    @BeforeEach
    void start() {
        fixture = new ConsoleFixture(directory);
        mail = fixture.send(MAIL);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private String path(Route route) {
        return route.pattern().replace("/sessions/{id}", "/sessions/" + mail.session())
                .replace("{id}", mail.toString()).replace("{kind}", "domains").replace("{number}", "1")
                .replace("vendor/{name}", "vendor/htmx.min.js").replace("{name}", "console.css");
    }

    private HttpRequest.Builder request(Route route) {
        return fixture.request(path(route)).method(route.method(),
                route.method().equals("POST") ? BodyPublishers.ofString("token=wrong") : BodyPublishers.noBody());
    }

    @Test
    void onlyLoginStaticFilesAndHealthAreOpen() {
        assertThat(fixture.console.routes().stream().filter(route -> route.access() == Access.ANYONE)
                .map(route -> route.method() + " " + route.pattern()))
                .containsExactlyInAnyOrder("GET /login", "POST /login", "GET /static/{name}",
                        "GET /static/vendor/{name}", "GET /health/live", "GET /health/ready");
    }

    @Test
    void everyOtherRouteAsksWhoIsThere() {
        List<Route> closed = fixture.console.routes().stream().filter(route -> route.access() == Access.SIGNED_IN)
                .toList();

        assertThat(closed).hasSizeGreaterThan(20).allSatisfy(route -> {
            HttpResponse<String> reply = fixture.send(request(route), "Sec-Fetch-Site", "same-origin");
            switch (route.shape()) {
                case PAGE -> {
                    assertThat(reply.statusCode()).as(route.pattern()).isEqualTo(303);
                    assertThat(reply.headers().firstValue("Location")).contains("/login");
                }
                case DATA -> assertThat(reply.statusCode()).as(route.pattern()).isEqualTo(401);
            }
            assertThat(reply.body()).doesNotContain("hello");
        });
    }

    @Test
    void everyRouteAnswersToTheToken() {
        assertThat(fixture.console.routes().stream().filter(route -> !route.pattern().equals("/live")))
                .allSatisfy(route -> {
                    HttpResponse<String> reply = fixture.send(request(route), "Authorization",
                            "Bearer " + ConsoleFixture.TOKEN);
                    int wanted = route.pattern().equals("/logout")
                            ? 303
                            : route.method().equals("POST") ? 403 : 200;
                    assertThat(reply.statusCode()).as(route + ": " + reply.body()).isEqualTo(wanted);
                });
    }

    @Test
    void everyAnswerTellsTheBrowserWhatItMayNotDo() {
        assertThat(fixture.console.routes().stream().filter(route -> !route.pattern().equals("/live")))
                .allSatisfy(route -> {
                    var headers = fixture.send(request(route), "Authorization", "Bearer " + ConsoleFixture.TOKEN)
                            .headers();
                    String policy = headers.firstValue("Content-Security-Policy").orElse("");
                    assertThat(policy).as(route.pattern()).contains("default-src 'none'", "base-uri 'none'")
                            .doesNotContain("unsafe-eval", "*", "http");
                    assertThat(policy.contains("unsafe-inline")).as(route.pattern())
                            .isEqualTo(route.pattern().equals("/messages/{id}/html"));
                    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
                    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
                    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
                    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
                    assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
                    if (!route.pattern().startsWith("/static")) {
                        assertThat(headers.firstValue("Cache-Control")).as(route.pattern()).contains("no-store");
                    }
                });
    }

    @Test
    void mailIsServedToBeKeptOrIntoASandbox() {
        assertThat(fixture.get("/messages/" + mail + "/html").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("sandbox;"));
        for (String path : List.of("/messages/" + mail + "/raw", "/messages/" + mail + "/parts/1",
                "/api/v1/messages/" + mail + "/raw")) {
            var headers = fixture.get(path).headers();
            assertThat(headers.firstValue("Content-Type")).contains("application/octet-stream");
            assertThat(headers.firstValue("Content-Disposition").orElse(""))
                    .matches("attachment; filename=\"[0-9a-f]+\\.(eml|bin)\"");
        }
    }
}
