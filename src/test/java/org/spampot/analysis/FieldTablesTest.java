package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.analysis.link.HostName;
import org.spampot.analysis.header.MailDate;
import org.spampot.analysis.header.ReceivedField;
import org.spampot.model.Bytes;
import org.spampot.model.Link;
import org.spampot.model.ReceivedHop;
import org.spampot.model.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each row of the tables in `src/test/corpus/fields`: a value as sent and what it means. A new oddity is a new row.
class FieldTablesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A row; shown by why it is there.
    record Row(String why, String value, JsonNode expect) {
        @Override
        public String toString() {
            return why;
        }
    }

    private static List<Row> table(String name) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : JSON.readTree(Files.readString(GoldenTest.corpus().resolve("fields/" + name + ".json")))) {
            rows.add(new Row(row.get("why").stringValue(), row.get("value").stringValue(), row.get("expect")));
        }
        return rows;
    }

    static List<Row> addresses() throws IOException {
        return table("address");
    }

    static List<Row> dates() throws IOException {
        return table("date");
    }

    static List<Row> hops() throws IOException {
        return table("received");
    }

    static List<Row> domains() throws IOException {
        return table("domain");
    }

    static List<Row> urls() throws IOException {
        return table("urls");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void addressListIsReadAs(Row row) {
        List<List<String>> found = AddressList.parse(row.value).stream()
                .map(mailbox -> List.of(mailbox.name(), mailbox.address())).toList();

        assertThat(JSON.writeValueAsString(found)).isEqualTo(row.expect.toString());
    }

    @ParameterizedTest
    @MethodSource("dates")
    void dateIsReadAs(Row row) {
        assertThat(String.valueOf(MailDate.parse(row.value))).isEqualTo(row.expect.asString("null"));
    }

    @ParameterizedTest
    @MethodSource("hops")
    void receivedFieldIsReadAs(Row row) {
        ReceivedHop hop = ReceivedField.parse(row.value);

        Map<String, String> found = new LinkedHashMap<>();
        found.put("from", hop.from());
        found.put("helo", hop.helo());
        found.put("rdns", hop.rdns());
        found.put("fromIp", hop.fromIp());
        found.put("by", hop.by());
        found.put("byIp", hop.byIp());
        found.put("with", hop.with());
        found.put("login", hop.login());
        found.put("tls", hop.tls());
        found.put("id", hop.id());
        found.put("for", hop.forAddress());
        found.put("date", hop.date() == null ? "" : hop.date().toString());
        found.values().removeIf(String::isEmpty);
        Map<String, String> expected = new LinkedHashMap<>();
        row.expect.properties().forEach(each -> expected.put(each.getKey(), each.getValue().stringValue()));
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("domains")
    void registeredDomainIs(Row row) {
        assertThat(HostName.domain(row.value)).isEqualTo(row.expect.stringValue());
    }

    static List<Row> languages() throws IOException {
        return table("language");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void textIsInTheLanguage(Row row) {
        assertThat(LanguageGuess.of(row.value)).isEqualTo(row.expect.stringValue());
    }

    @ParameterizedTest
    @MethodSource("urls")
    void linkIsReadAs(Row row) {
        String href = row.value.replace("&", "&amp;").replace("\"", "&quot;");
        Bytes mail = Bytes.utf8("Content-Type: text/html; charset=utf-8\n\n<a href=\"" + href + "\"></a>");
        List<Link> links = new MessageAnalysis(Patterns.NONE).of(mail, Source.UNKNOWN).links();

        if (row.expect.isNull()) {
            assertThat(links).isEmpty();
        } else {
            assertThat(links).singleElement()
                    .satisfies(link -> assertThat(List.of(link.url(), link.host(), link.domain()))
                            .isEqualTo(List.of(text(row, "url"), text(row, "host"), text(row, "domain"))));
        }
    }

    private static String text(Row row, String field) {
        return row.expect.get(field).asString("null");
    }
}
