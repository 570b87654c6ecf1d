package org.spampot.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.console.web.Route;
import org.spampot.model.CaptureId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON API does what its description says, and metrics and health are fit for their readers.
final class DescriptionTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    private Path directory;

    private ConsoleFixture fixture;
    private CaptureId mail;

    @BeforeEach
    void start() {
        fixture = new ConsoleFixture(directory);
        mail = fixture.send("Subject: hello\nContent-Type: text/plain\n\nsee http://shop.example/ now\n");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private JsonNode json(String path) {
        var reply = fixture.get(path);
        assertThat(reply.statusCode()).as("%s: %s", path, reply.body()).isEqualTo(200);
        return MAPPER.readTree(reply.body());
    }

    @Test
    void everyRouteIsDescribedAndEveryDescribedPathAnswers() {
        Set<String> described = Set.copyOf(json("/api/v1/openapi.json").get("paths").propertyNames());
        Set<String> routes = fixture.console.routes().stream().map(Route::pattern)
                .filter(path -> path.startsWith("/api/")).collect(Collectors.toSet());

        assertThat(described).containsAll(routes);
        assertThat(fixture.console.routes().stream().map(Route::pattern)).containsAll(described);
        for (String path : described) {
            String id = path.contains("sessions") ? mail.session().value() : mail.toString();
            assertThat(fixture.get(path.replace("{kind}", "sources").replace("{id}", id)).statusCode()).as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void topAndSearchHaveTheMembersOfTheCommandLine() {
        assertThat(first(json("/api/v1/top/sources")).propertyNames())
                .contains("value", "messages", "sessions", "firstSeen", "lastSeen");
        assertThat(first(json("/api/v1/search?q=hello")).propertyNames())
                .contains("id", "session", "receivedAt", "source", "mailFrom", "rcptTo", "subject", "sha256", "size");
    }

    /// The first row, whether the answer is a list or has one in it.
    private static JsonNode first(JsonNode answer) {
        JsonNode rows = answer.isArray()
                ? answer
                : answer.propertyStream().map(java.util.Map.Entry::getValue).filter(JsonNode::isArray).findFirst()
                        .orElseThrow();
        return rows.get(0);
    }

    @Test
    void whatCannotBeAskedSoIsAnsweredInOneLine() {
        for (String path : List.of("/api/v1/top/sources?limit=0", "/api/v1/top/sources?limit=x",
                "/api/v1/totals?since=yesterday", "/api/v1/search?q=color%3Ared", "/api/v1/top/colors",
                "/api/v1/messages/x", "/api/v1/sessions/x")) {
            var reply = fixture.get(path);
            assertThat(reply.statusCode()).as(path).isIn(400, 404);
            assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            assertThat(reply.body().strip()).as(path).startsWith("{").doesNotContain("\n");
        }
    }

    @Test
    void metricsAreWellFormedAndNoSenderMakesMoreOfThem() {
        int before = fixture.get("/metrics").body().split("\n", -1).length;
        for (int count = 0; count < 30; count++) {
            fixture.get("/messages/x" + count);
            fixture.get("/nothing/" + count);
            fixture.send(new ConsoleFixture.Visit(ConsoleFixture.NOW, "192.0.2." + count, "h" + count + ".example.net",
                    "s" + count + "@example.com", List.of("t" + count + "@example.org"),
                    List.of("Subject: x\n\n" + count)));
        }
        List<String> lines = fixture.get("/metrics").body().lines().toList();

        assertThat(lines).allMatch(line -> line.isEmpty() || line.equals("# EOF")
                || line.matches("# (HELP|TYPE|UNIT) [a-z_:0-9]+ .*")
                || line.matches("[a-z_:0-9]+(\\{([a-z_]+=\"[^\"\\\\]*\",?)+})? [-+0-9.eEInfNa]+"));
        assertThat(lines).hasSizeLessThan(before + 20);
        assertThat(lines).noneMatch(line -> line.contains("example"));
    }

    @Test
    void healthIsToldWithoutSigningInAndWithItsReasons() {
        assertThat(fixture.send(fixture.request("/health/ready")).statusCode()).isEqualTo(200);

        fixture.verdict = new Health.Verdict(false, List.of("the journal is full"));
        var reply = fixture.send(fixture.request("/health/ready"));

        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(reply.body()).contains("the journal is full");
    }
}
