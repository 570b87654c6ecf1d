package org.spampot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.spampot.model.TranscriptEntry;
import org.spampot.model.Held;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.golden.Golden;
import org.spampot.model.CaptureId;
import org.spampot.model.Dialect;
import org.spampot.model.EndOfContent;
import org.spampot.model.Position;
import org.spampot.model.Endpoint;
import org.spampot.model.Evidence;
import org.spampot.model.Login;
import org.spampot.model.Refused;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.SessionKind;
import org.spampot.store.HourPoint;
import org.spampot.store.MessageRow;
import org.spampot.store.SessionDetail;
import org.spampot.store.SessionRow;
import org.spampot.store.TopKind;
import org.spampot.store.TopRow;
import org.spampot.store.Totals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class NotationTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SessionId SESSION = new SessionId("01jd2v6w3k9m4x8q7r5t0abcde");
    private static final String HOSTILE = "\u001b[2J\u202eevil\u009b\ud800 \ud83d\ude00 日本\n=1";

    private final StringBuilder out = new StringBuilder();

    @Test
    void aTopListInJsonHasTheNamesOfTheContract() throws IOException {
        new JsonNotation(out).top(TopKind.SOURCES, List.of(row("192.0.2.1", 5), row(HOSTILE, 1)));

        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().propertyNames()).containsExactly("value", "messages", "sessions", "firstSeen",
                "lastSeen");
        assertThat(lines.getFirst().get("messages").asLong()).isEqualTo(5);
        assertThat(lines.getFirst().get("firstSeen").asString()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(lines.get(1).get("value").asString()).isEqualTo(HOSTILE);
    }

    private static SessionDetail session(Evidence evidence) {
        var end = new Endpoint(InetAddress.ofLiteral("192.0.2.1"), 25);
        var row = new SessionRow(SESSION, NOON, NOON, SessionEnd.QUIT, "smtp", "postfix", end, end, "x", 0, 1,
                SessionKind.UNKNOWN, "", "");
        return new SessionDetail(row, Map.of(), List.of(), List.of(), List.of(), Dialect.NONE, List.of(), evidence,
                null);
    }

    @Test
    void aSessionTellsItsLoginsAndWhatItWasRefused() throws IOException {
        var login = new Login(Duration.ofMillis(5), "PLAIN", "boss", HOSTILE, "se\"cret", "", "AGpvZQA=", true);
        var refused = new Refused(Duration.ofMillis(9), "RCPT", "joe@example.com", "no-user");
        var detail = session(new Evidence(null, null, null, List.of(login), List.of(refused)));

        new TextNotation(out, 100).session(detail);
        assertThat(out.toString().lines()).anyMatch(line -> line.matches(
                "login +PLAIN \"\\\\u001b\\[2J.*\" with \"se\"cret\" as \"boss\"  accepted"))
                .anyMatch(line -> line.matches("refused +RCPT joe@example.com  no-user"));

        out.setLength(0);
        new JsonNotation(out).session(detail);
        JsonNode json = lines().getFirst();
        assertThat(json.get("logins").get(0).get("name").asString()).isEqualTo(HOSTILE);
        assertThat(json.get("logins").get(0).propertyNames()).containsExactly("millis", "mechanism", "authorization",
                "name", "secret", "challenge", "response", "accepted");
        assertThat(json.get("refused").get(0).get("why").asString()).isEqualTo("no-user");
    }

    @Test
    void aLoginThatGivesItsSecretNotAwayShowsWhatCanBeTriedOffline() throws IOException {
        var login = new Login(Duration.ofMillis(5), "CRAM-MD5", "", "bob", "", "PDFAbXg+", "Ym9iIGFi", false);
        new TextNotation(out, 100).session(session(new Evidence(null, null, null, List.of(login), List.of())));

        assertThat(out.toString().lines()).anyMatch(line -> line.matches(
                "login +CRAM-MD5 \"bob\" challenged \"PDFAbXg\\+\" responding \"Ym9iIGFi\"  refused"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            in the tarpit for 4.2 s; a reply was still held back, gave-up, the client gave up while a reply was held back
            in the tarpit for 4.2 s, bore-it, the client bore it to the end of the session
            out of the tarpit: its source has used up its time, let-go, it was let go and served at the usual pace
            something else, unknown, the transcript was cut before it ended
            """)
    void aSessionTellsHowLongItWasHeldAndWhyNoLonger(String note, String end, String words) throws IOException {
        var open = session(Evidence.NONE);
        var row = open.row();
        var ended = new SessionRow(row.id(), NOON, NOON.plusMillis(4_200), SessionEnd.DROPPED, row.listener(),
                row.persona(), row.client(), row.server(), "x", 0, 1, SessionKind.UNKNOWN, "", "");
        var detail = new SessionDetail(ended, Map.of(),
                List.of(new TranscriptEntry.Note(Duration.ZERO, Held.in("replies after 2.0 s")),
                        new TranscriptEntry.Note(Duration.ofMillis(4_200), note)),
                List.of(), List.of(), Dialect.NONE, List.of(), Evidence.NONE, null);

        new TextNotation(out, 100).session(detail);
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("held +4\\.2 s \\(replies after 2\\.0 s\\); " + words));
        out.setLength(0);
        new JsonNotation(out).session(detail);
        assertThat(lines().getFirst().at("/held/end").asString()).isEqualTo(end);
        assertThat(lines().getFirst().at("/held/millis").asLong()).isEqualTo(4_200);
        out.setLength(0);
        new JsonNotation(out).session(open);
        assertThat(lines().getFirst().get("held").isNull()).isTrue();
    }

    private static SessionRow called(String helo) {
        var end = new Endpoint(InetAddress.ofLiteral("192.0.2.1"), 25);
        return new SessionRow(SESSION, NOON, null, null, "smtp", "postfix", end, end, helo, 2, 7,
                SessionKind.HARVESTING, "0123456789ab", "");
    }

    @Test
    void sessionsInJsonHaveTheNamesOfTheContract() throws IOException {
        new JsonNotation(out).sessions(List.of(called(HOSTILE)));

        assertThat(lines().getFirst().propertyNames()).containsExactly("id", "openedAt", "closedAt", "end", "source",
                "helo", "kind", "dialect", "ja4", "messages", "commands");
        assertThat(lines().getFirst().get("kind").asString()).isEqualTo("harvesting");
    }

    @Test
    void messagesInJsonHaveTheNamesOfTheContract() throws IOException {
        new JsonNotation(out).messages(List.of(message(HOSTILE)));

        assertThat(lines().getFirst().propertyNames()).containsExactly("id", "session", "receivedAt", "source",
                "mailFrom", "rcptTo", "subject", "sha256", "size");
        assertThat(lines().getFirst().get("rcptTo").get(1).asString()).isEqualTo("b@example.net");
    }

    @Test
    void noNotationLetsControlsThrough() throws IOException {
        for (Notation notation : List.of(new JsonNotation(out), new CsvNotation(out), new TextNotation(out, 100))) {
            notation.top(TopKind.SUBJECTS, List.of(row(HOSTILE, 1)));
            notation.messages(List.of(message(HOSTILE)));
            notation.sessions(List.of(called(HOSTILE)));
            notation.overview(overview());
        }

        assertThat(out.toString().replaceAll("[\r\n]", "").codePoints().filter(c -> c < ' ' || (c >= 0x7f && c < 0xa0)
                || c == 0x202e || (c >= 0xd800 && c < 0xe000))).isEmpty();
        assertThat(out.toString()).contains("日本");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\uff1d1", "|cmd"})
    void whatASpreadsheetWouldRunIsText(String cell) throws IOException {
        Csv.line(out, List.of(cell));

        assertThat(out.toString().replace("\"", "")).startsWith("'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"a,b;\"a,b\"", "say \"hi\";\"say \"\"hi\"\"\"", "plain;plain", "a-b;a-b"})
    void cellsAreQuotedWhereTheyMustBe(String cell, String written) throws IOException {
        Csv.line(out, List.of(cell));

        assertThat(out).hasToString(written + "\r\n");
    }

    @Test
    void numbersStayNumbers() throws IOException {
        Csv.line(out, List.of(-1, 2L));

        assertThat(out).hasToString("-1,2\r\n");
    }

    @Test
    void listsInTextAreAligned() throws IOException {
        var text = new TextNotation(out, 100);
        text.top(TopKind.URLS,
                List.of(row("http://pills.example/buy", 1200), row("https://b.example/" + "x".repeat(200), 7)));
        out.append('\n');
        text.messages(List.of(message("Hello 日本"), message(HOSTILE)));
        out.append('\n');
        text.top(TopKind.IPS, List.of());
        text.messages(List.of());

        Golden.check("src/test/resources/org/spampot/report/lists.txt", out.toString());
    }

    @Test
    void aReportReadsWell() throws IOException {
        new TextNotation(out, 100).overview(overview());

        Golden.check("src/test/resources/org/spampot/report/overview.txt", out.toString());
    }

    private static Overview overview() {
        Map<TopKind, List<TopRow>> tops = new EnumMap<>(TopKind.class);
        tops.put(TopKind.SOURCES, List.of(row("192.0.2.1", 500), row("2001:db8::1", 20)));
        tops.put(TopKind.SUBJECTS, List.of(row("Your parcel http://p.example/", 300)));
        tops.put(TopKind.IPS, List.of());
        List<HourPoint> hours = java.util.stream.IntStream.range(0, 168).mapToObj(
                hour -> new HourPoint(NOON.minus(Duration.ofHours(168L - hour)), hour, (long) hour * hour, 1000))
                .toList();
        return new Overview(NOON.minus(Duration.ofDays(7)), NOON, new Totals(1234, 567, 89_012_345, 12, 3456, 78, NOON),
                hours, tops, List.of("The busiest hour began at noon: 5 messages.", "88% came from " + HOSTILE + "."));
    }

    private static TopRow row(String value, long messages) {
        return new TopRow(value, value, messages, messages * 2, NOON, NOON.plusSeconds(3));
    }

    private static MessageRow message(String subject) {
        return new MessageRow(new CaptureId(SESSION, 1), NOON, "192.0.2.1", "a@example.com",
                List.of("a@example.net", "b@example.net"), subject, "0".repeat(64), 4321, 0, EndOfContent.COMPLETE,
                new Position(1, 99));
    }

    private List<JsonNode> lines() {
        var mapper = new ObjectMapper();
        return out.toString().lines().map(line -> Objects.requireNonNull(mapper.readTree(line))).toList();
    }
}
