package org.spampot.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spampot.console.page.SearchLink;
import org.spampot.console.web.Route;
import org.spampot.model.CaptureId;
import org.spampot.report.AnalysisJson;
import org.spampot.report.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON API does what its description says, and metrics and health are fit for their readers.
final class ApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MAIL = """
            Received: from a.example.net ([203.0.113.9]) by mx.example.org with ESMTP; Fri, 20 Nov 2026 08:00:00 +0000
            From: "A" <a@example.com>
            To: b@example.net
            Subject: =?utf-8?q?a_=22quoted=22_subject?=
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            visit http://www.example.com/x or write to c@example.com about the bitcoin wallet
            --b
            Content-Type: application/pdf; name="a.pdf"
            Content-Disposition: attachment; filename="a.pdf"

            %PDF-1.4 nothing
            --b--
            """;

    private static final String RICH = """
            Received-SPF: pass (mx.example.org: allowed) client-ip=203.0.113.9
            DKIM-Signature: v=1; a=rsa-sha256; d=Example.com; s=s1; h=from:subject; bh=x; b=y; t=1700000000
            X-Mailer: Bulk Mailer 2.0
            List-Id: <l.example.com>
            From: a@example.com
            Sender: s@example.com
            To: b@example.net
            Subject: rich
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html

            <p>pay <a href="http://www.example.com/x">here</a> <span style="display:none">unseen words</span> or call +49 30 901820
            --b
            Content-Type: application/zip; name="a.zip"
            Content-Transfer-Encoding: base64

            UEsDBBQAAAAAAAAAIVyxHGRjIQAAACEAAAAKAAAAbGV0dGVyLnR4dHNlZSBodHRwczovL2luc2lk
            ZS5leGFtcGxlLmNvbS9hClBLAQIUAxQAAAAAAAAAIVyxHGRjIQAAACEAAAAKAAAAAAAAAAAAAACA
            AQAAAABsZXR0ZXIudHh0UEsFBgAAAAABAAEAOAAAAEkAAAAAAA==
            --b--
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

    private JsonNode json(String path) {
        HttpResponse<String> reply = fixture.get(path);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        return JSON.readTree(reply.body());
    }

    private JsonNode description() {
        return json("/api/v1/openapi.json");
    }

    @Test
    void everyRouteIsDescribedAndEveryDescribedPathIsARoute() {
        var routes = fixture.console.routes().stream().map(Route::pattern).filter(path -> path.startsWith("/api/"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(description().get("paths").propertyNames())).isEqualTo(routes);
    }

    @Test
    void everyDescribedPathAnswersAsDescribed() {
        JsonNode description = description();
        for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
            JsonNode content = path.getValue().at("/get/responses/200/content");
            JsonNode schema = content.at("/application~1json/schema");
            String address = path.getKey().replace("/sessions/{id}", "/sessions/" + mail.session())
                    .replace("{id}", mail.toString()).replace("{kind}", "urls");
            if (schema.isMissingNode()) {
                assertThat(fixture.get(address).statusCode()).isEqualTo(200);
            } else {
                check(description, schema, json(address), path.getKey());
            }
        }
    }

    /// Holds `value` against `schema`: types, and no property that is missing or not described.
    private static void check(JsonNode description, JsonNode schema, JsonNode value, String at) {
        JsonNode reference = schema.get("$ref");
        if (reference != null) {
            check(description, description.at(reference.asString().substring(1)), value, at);
            return;
        }
        JsonNode type = schema.get("type");
        List<String> types = type.isArray()
                ? type.valueStream().map(JsonNode::asString).toList()
                : List.of(type.asString());
        assertThat(types).as("%s is %s", at, value).contains(typeOf(value, types));
        if (value.isArray()) {
            value.forEach(item -> check(description, schema.get("items"), item, at + "[]"));
        }
        JsonNode properties = schema.get("properties");
        if (value.isObject() && properties != null) {
            assertThat(value.propertyNames()).as(at)
                    .containsExactlyInAnyOrderElementsOf(properties.propertyNames());
            value.properties().forEach(property -> check(description, properties.get(property.getKey()),
                    property.getValue(), at + "." + property.getKey()));
        }
    }

    private static String typeOf(JsonNode value, List<String> wanted) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() && wanted.contains("integer") ? "integer" : "number";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> "none";
        };
    }

    @Test
    void aSessionTellsAllThatIsKnownOfItsClient() {
        JsonNode session = json("/api/v1/sessions/" + mail.session());

        assertThat(session.at("/session/kind").asString()).isEqualTo("unknown");
        assertThat(session.at("/tls/version").asString()).isEqualTo("TLSv1.3");
        assertThat(session.at("/tls/alpn/0").asString()).isEqualTo("smtp");
        assertThat(session.at("/logins/0/secret").asString()).isEqualTo("se<b>cret\u202e");
        assertThat(session.at("/logins/1/response").asString()).isEqualTo("AGpvZQA=");
        assertThat(session.at("/refused/0/address").asString()).isEqualTo("<script>@example.com");
        assertThat(session.get("syn").asString()).startsWith("4:64");
        assertThat(session.at("/held/end").asString()).isEqualTo("gave-up");
        assertThat(session.at("/held/seconds").asDouble()).isEqualTo(9.004);
        assertThat(json("/api/v1/sessions?login=joe").get("rows")).hasSize(1);
        assertThat(json("/api/v1/sessions?login=joe:").get("rows")).isEmpty();
        assertThat(json("/api/v1/top/credentials").at("/rows/0/value").asString()).isEqualTo("joe:se<b>cret\u202e");
    }

    @Test
    void topAndSearchHaveTheMembersOfTheCommandLine() {
        assertThat(json("/api/v1/top/sources").get("rows").get(0).propertyNames())
                .contains("value", "messages", "sessions", "firstSeen", "lastSeen");
        assertThat(json("/api/v1/search?q=bitcoin").get("rows").get(0).propertyNames())
                .contains("id", "session", "receivedAt", "source", "mailFrom", "rcptTo", "subject", "sha256", "size");
    }

    @Test
    void topListsCountAsTheCommandLineDoes() {
        JsonNode row = json("/api/v1/top/domains").get("rows").get(0);

        assertThat(row.get("value").asString()).isEqualTo("example.com");
        assertThat(row.get("messages").asInt()).isEqualTo(1);
        assertThat(row.get("firstSeen").asString()).matches("2026-11-20T12:3.*Z");
        assertThat(fixture.get("/api/v1/top/subjects?format=csv").body())
                .startsWith("value,messages,sessions,firstSeen,lastSeen\r\n\"a \"\"quoted\"\" subject\",1,1,2026-");
    }

    @Test
    void activityIsToldByTheMinute() {
        JsonNode hour = json("/api/v1/activity?step=minute");
        assertThat(hour.get("step").asString()).isEqualTo("minute");
        assertThat(hour.get("points").valueStream().map(point -> point.get("from").asString())).hasSize(61)
                .startsWith("2026-11-20T11:34:00Z").endsWith("2026-11-20T12:34:00Z");
        assertThat(hour.get("points").valueStream().filter(point -> point.get("messages").asInt() == 1)
                .map(point -> point.get("from").asString())).containsExactly("2026-11-20T12:33:00Z");
        assertThat(json("/api/v1/activity?step=minute&since=10m&until=5m").get("points")).hasSize(6);
        assertThat(json("/api/v1/activity?step=minute&since=24h").get("points")).hasSize(1_441);
    }

    @Test
    void aFormulaIsTextInASpreadsheet() {
        fixture.send("Subject: =HYPERLINK(\"http://example.com\")\n\nx\n");

        assertThat(fixture.get("/api/v1/top/subjects?format=csv").body()).contains("\r\n\"'=HYPERLINK(")
                .doesNotContain("\n=", "\n\"=");
    }

    @Test
    void aMessageHasItsFindings() {
        JsonNode message = json("/api/v1/messages/" + mail);

        assertThat(message.get("subject").asString()).isEqualTo("a \"quoted\" subject");
        assertThat(message.at("/from/0/address").asString()).isEqualTo("a@example.com");
        assertThat(message.at("/urls/0/url").asString()).isEqualTo("http://www.example.com/x");
        assertThat(message.at("/patterns/0/name").asString()).isEqualTo("wallet");
        assertThat(message.at("/attachments/0/sha256").asString()).matches("[0-9a-f]{64}");
        assertThat(message.at("/received/0/fromIp").asString()).isEqualTo("203.0.113.9");
        assertThat(message.at("/defects/0/name").asString()).isEqualTo("bare-lf");
    }

    /// Whatever `analyze` prints of a message, the API says with the same words; `source` is called `origin` there, as `source` is an
    /// address, and indicators say where they were too.
    @Test
    void aMessageTellsAllThatAnalyzePrints() throws IOException {
        CaptureId rich = fixture.send(RICH);
        var line = new StringBuilder();
        Json.line(line, json -> AnalysisJson.write(json, fixture.store.message(rich).orElseThrow().analysis()));
        JsonNode printed = JSON.readTree(line.toString());
        JsonNode message = json("/api/v1/messages/" + rich);

        for (Map.Entry<String, JsonNode> member : printed.properties()) {
            String name = member.getKey().equals("source") ? "origin" : member.getKey();
            covers(member.getValue(), message.get(name), name);
        }
        assertThat(message.at("/attachments/0/entries/0/path").asString()).isEqualTo("zip:letter.txt");
        assertThat(message.at("/signatures/0/domain").asString()).isEqualTo("example.com");
        assertThat(message.at("/authentication/0/method").asString()).isEqualTo("spf");
        assertThat(message.at("/origin/method").asString()).isEqualTo("socket");
        assertThat(message.get("traits").valueStream().map(trait -> trait.get("name").asString())).contains("mailer");
        check(description(), description().at("/components/schemas/Message"), message, "message");
    }

    private static void covers(JsonNode printed, JsonNode told, String at) {
        assertThat(told).as(at).isNotNull();
        if (printed.isArray() && !told.isEmpty() && told.get(0).has("value") && printed.get(0).isString()) {
            assertThat(told.valueStream().map(each -> each.get("value").asString()).distinct()).as(at)
                    .containsExactlyElementsOf(printed.valueStream().map(JsonNode::asString).toList());
        } else if (printed.isArray()) {
            int more = at.equals("defects") ? told.size() - printed.size() : 0; // those of the protocol come first
            assertThat(told.size() - more).as(at).isEqualTo(printed.size());
            for (int index = 0; index < printed.size(); index++) {
                covers(printed.get(index), told.get(more + index), at + "[]");
            }
        } else if (printed.isObject()) {
            printed.properties().forEach(
                    member -> covers(member.getValue(), told.get(member.getKey()), at + "." + member.getKey()));
        } else {
            assertThat(told).as(at).isEqualTo(printed);
        }
    }

    @Test
    void whatWasFoundCanBeAskedFor() {
        String rich = fixture.send(RICH).toString();

        for (String[] asked : new String[][]{{"types", "application/zip", "type:application/zip"},
                {"files", "27d1", "sha256:"}, {"mailers", "Bulk Mailer 2.0", "mailer:\"Bulk Mailer 2.0\""},
                {"signers", "example.com", "signer:example.com"}, {"defects", "dkim-incomplete", "defect:"}}) {
            JsonNode rows = json("/api/v1/top/" + asked[0]).get("rows");
            String value = rows.valueStream().map(row -> row.get("value").asString())
                    .filter(each -> each.equals(asked[1]) || asked[2].endsWith(":")).findFirst().orElseThrow();
            String query = asked[2].endsWith(":") ? asked[2] + value : asked[2];

            assertThat(json("/api/v1/search?q=" + SearchLink.encoded(query)).get("rows").valueStream()
                    .map(row -> row.get("id").asString())).as(query).contains(rich);
        }
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepeat() {
        for (int count = 0; count < 6; count++) {
            fixture.send("Subject: number " + count + "\n\nx\n");
        }
        Map<String, Integer> seen = new HashMap<>();
        String before = "";
        do {
            JsonNode page = json("/api/v1/search?limit=3&before=" + before);
            page.get("rows").forEach(row -> seen.merge(row.get("id").asString(), 1, Integer::sum));
            before = page.get("next").asString();
        } while (!before.isEmpty());

        assertThat(seen).hasSize(7).values().containsOnly(1);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/search?q=nofield:x, nofield", "/api/v1/top/nothing, sources",
            "/api/v1/top/urls?limit=0, limit", "/api/v1/top/urls?limit=1001, limit",
            "/api/v1/top/urls?format=xml, format", "/api/v1/totals?since=yesterday, since",
            "/api/v1/activity?step=year, step", "/api/v1/activity?step=minute&since=25h, 24h",
            "/api/v1/search?before=x, before",
            "/api/v1/sessions?limit=-1, limit"})
    void aWrongParameterIsNamed(String path, String name) {
        HttpResponse<String> reply = fixture.get(path);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(reply.body()).get("error").asString()).contains(name).doesNotContain("\n");
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
    void whatIsNotThereIsJsonToo() {
        HttpResponse<String> reply = fixture.get("/api/v1/nothing");

        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(reply.body()).get("error").asString()).isNotEmpty();
    }

    @Test
    void hostileTextSurvivesAsJson() {
        CaptureId hostile = fixture.send("Subject: \u2028</script>\\u0000\ud83d\ude00 \u001b[2J\n\nx\n");

        assertThat(json("/api/v1/messages/" + hostile).get("subject").asString()).contains("</script>", "\ud83d\ude00");
    }

    @Test
    void healthFollowsItsReasonsAndIsToldWithoutSigningIn() {
        HttpResponse<String> good = fixture.send(fixture.request("/health/ready"));
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.body()).contains("\"status\":\"ready\"");
        fixture.verdict = new Health.Verdict(false, List.of("the journal is full"));
        HttpResponse<String> reply = fixture.send(fixture.request("/health/ready"));

        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(reply.body()).contains("not ready", "the journal is full");
    }

    @Test
    void metricsHaveOurNumbersAndNobodysText() {
        fixture.feed.open.set(5);
        String metrics = fixture.get("/metrics").body();

        assertThat(metrics).contains("spampot_sessions_open 5.0\n", "spampot_store_messages 1.0\n",
                "spampot_sessions_accepted_total 7.0\n", "jvm_memory_used_bytes{");
        assertThat(metrics.lines().filter(line -> line.startsWith("spampot_"))).noneMatch(line -> line.contains("{"));
        assertThat(metrics.lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.matches("[a-z_0-9]+(\\{[^}]*\\})? [-+0-9.EeNaInf]+"));
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
}
