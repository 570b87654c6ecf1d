package org.spampot.analysis.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each row of `src/test/corpus/fields/seen.json`: a page, what a person sees of it, what is on it besides, and why that is
/// not seen.
class SeenTextTest {
    record Row(String why, String page, JsonNode expect) {
        @Override
        public String toString() {
            return why;
        }
    }

    static List<Row> rows() throws IOException {
        Path table = Path.of(System.getProperty("spampot.basedir", "."), "src/test/corpus/fields/seen.json");
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : JsonMapper.builder().build().readTree(Files.readString(table))) {
            rows.add(new Row(row.get("why").stringValue(), row.get("value").stringValue(), row.get("expect")));
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aPageIsSeenAs(Row row) {
        SeenText found = SeenText.of(Jsoup.parse(row.page));

        assertThat(List.of(found.seen().strip(), found.hidden().strip(), String.join(",", found.reasons().keySet())))
                .isEqualTo(List.of(row.expect.get("seen").stringValue(), row.expect.get("hidden").stringValue(),
                        row.expect.get("reason").stringValue()));
    }

    @Test
    void theSkeletonIsTheSameWhateverTheWords() {
        long one = HtmlShape.of(Jsoup.parse("<table><tr><td><a href='http://a.example/'>x</a></table>")).hash();
        long other = HtmlShape.of(Jsoup.parse(
                "<title>t</title><table width=3><tr><td>words <a href='http://b.example/?q'>y</a> more</table>"))
                .hash();
        long nested = HtmlShape.of(Jsoup.parse("<table><tr><td><p><a href='http://a.example/'>x</a></table>")).hash();
        assertThat(one).isEqualTo(other).isNotEqualTo(nested).isNotZero();
        assertThat(HtmlShape.of(Jsoup.parse("only words")).hash()).isZero();
    }

    @Test
    void aPageIsCounted() {
        assertThat(HtmlShape.of(Jsoup.parse(
                "<style>p{}</style><p><a href=x>a</a><a name=y>b</a><img src=z><form><input><input></form><!--12-->"))
                .counts()).hasToString(
                        "{comment-bytes=2, depth=2, forms=1, images=1, inputs=2, links=1, style-bytes=3, tags=7}");
    }
}
