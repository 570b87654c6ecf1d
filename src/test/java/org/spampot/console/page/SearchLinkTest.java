package org.spampot.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.store.Parsed;
import org.spampot.store.QueryParser;
import org.spampot.store.TopKind;

final class SearchLinkTest {
    @ParameterizedTest
    @CsvSource({
            "SOURCES, 192.0.2.1, source:192.0.2.1",
            "SUBJECTS, Your parcel, 'subject:\"Your parcel\"'",
            "SUBJECTS, say \"hi\" now, 'subject:\"say  hi  now\"'",
            "SENDERS, <>, from:<>",
            "URLS, http://example.com/?a=b&c, url:http://example.com/?a=b&c"})
    void aValueBecomesASearch(TopKind kind, String value, String query) {
        assertThat(URLDecoder.decode(SearchLink.top(kind, value), StandardCharsets.UTF_8))
                .isEqualTo("/messages?q=" + query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "***", "\"\"", "\u202e", "not an address\u0000\n"})
    void whatCannotBeAskedHasNoLink(String value) {
        assertThat(SearchLink.top(TopKind.SOURCES, value)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TopKind.class)
    void everyLinkCanBeRead(TopKind kind) {
        for (String value : new String[]{"x", "<script>", "a b", "a\"b", "#?&%", "x".repeat(3_000), "192.0.2.1",
                "-x", "field:value"}) {
            String link = SearchLink.top(kind, value);
            if (link.startsWith("/messages?q=")) {
                String query = URLDecoder.decode(link.substring("/messages?q=".length()), StandardCharsets.UTF_8);
                assertThat(QueryParser.parse(query, Instant.EPOCH)).as(query).isInstanceOf(Parsed.Good.class);
            }
        }
    }
}
