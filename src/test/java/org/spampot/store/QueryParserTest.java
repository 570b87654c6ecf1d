package org.spampot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Searches as people write them, and what they are told when they cannot be read.
final class QueryParserTest {
    private static final Instant NOW = Instant.parse("2026-03-08T12:00:00Z");

    private static String parsed(String text) {
        return switch (QueryParser.parse(text, NOW)) {
            case Parsed.Good(Query query) -> query.terms().stream().map(term -> term.field() + "=" + term.value())
                    .collect(Collectors.joining(" & "));
            case Parsed.Wrong(String message) -> "WRONG " + message;
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cheap pills                       | =cheap & =pills
            "cheap pills" now                 | =cheap pills & =now
            from:bob@example.com              | from=bob@example.com
            FROM:Bob                          | from=Bob
            from:<>                           | from=<>
            subject:"you won"                 | subject=you won
            subject:"you w"*                  | subject=you w*
            inv*                              | =inv*
            http://example.com/x              | =http://example.com/x
            url:http://example.com/x?a=b:c    | url=http://example.com/x?a=b:c
            12:30                             | =12:30
            ip:2001:DB8::1                    | ip=2001:db8::1
            source:192.0.2.1 ip:192.0.2.2     | source=192.0.2.1 & ip=192.0.2.2
            domain:Shop.Example               | domain=shop.example
            phone:"+49 (30) 90-18.20"         | phone=+4930901820
            iban:"de89 3704 0044 0532 0130 00" | iban=DE89370400440532013000
            wallet:bitcoin:1A1zP1             | wallet=bitcoin:1A1zP1
            language:EN                       | language=en
            type:Application/ZIP              | type=application/zip
            picture:5A5A0F0F12340008          | picture=5a5a0f0f12340008
            barcode:https://qr.example/A?b=c  | barcode=https://qr.example/A?b=c
            mailer:"Bulk Mailer 2.0"          | mailer=Bulk Mailer 2.0
            signer:Example.com                | signer=example.com
            defect:double-encoding            | defect=double-encoding
            import:*                          | import=*
            import:01J0000000ABCDEFGHJKMNPQRS | import=01j0000000abcdefghjkmnpqrs
            has:attachment                    | has=attachment
            since:7d                          | since=2026-03-01T12:00:00Z
            since:90m                         | since=2026-03-08T10:30:00Z
            before:2026-01-31                 | before=2026-01-31T00:00:00Z
            before:2026-01-31T12:00:00+02:00  | before=2026-01-31T10:00:00Z
            session:01JD2V6W3K9M4X8Q7R5T0ABCDE | session=01jd2v6w3k9m4x8q7r5t0abcde
            helo:"a b"                        | helo=a b
            a"b c"d                           | =a"b & =c"d
            `   `                             | ``
            """)
    void searchesAreRead(String text, String expected) {
        assertThat(parsed(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sender:bob          | "sender:bob": there is no field "sender"; put the term in quotes to look for it as it is, fields are: from: to: subject: ip: source: domain: url: email: phone: wallet: iban: helo: kind: dialect: ja4: ja3: login: session: sha256: pattern: language: type: picture: barcode: mailer: signer: defect: import: has: since: before:
            cheap "pills        | ""pills": the closing quote is missing
            from:               | "from:": what to look for is missing after from:
            from:""             | "from:\""": what to look for is missing after from:
            -pills              | "-pills": terms cannot be excluded; put it in quotes to look for it as it is
            !!!                 | "!!!": there is no letter or digit to look for
            subject:"?!"        | "subject:"?!"": there is no letter or digit to look for
            ip:example.com      | "ip:example.com": this wants an IPv4 or IPv6 address
            picture:5a5a        | "picture:5a5a": this wants 16 hex digits
            source:1.2.3.999    | "source:1.2.3.999": this wants an IPv4 or IPv6 address
            since:yesterday     | "since:yesterday": this wants a time back from now (30m, 24h, 7d, 4w), a day (2026-01-31) or a time (2026-01-31T12:00:00Z)
            before:2026-02-30   | "before:2026-02-30": this wants a time back from now (30m, 24h, 7d, 4w), a day (2026-01-31) or a time (2026-01-31T12:00:00Z)
            sha256:abc          | "sha256:abc": this wants 64 hex digits
            session:1           | "session:1": this wants the 26 characters of a session id
            language:english    | "language:english": this wants a language code such as en
            has:virus           | "has:virus": this wants attachment
            """)
    void whatCannotBeReadIsNamedInOneLine(String text, String expected) {
        assertThat(parsed(text)).isEqualTo("WRONG " + expected);
    }

    @Test
    void sizesAreBoundedAndEvilTextIsNotRepeated() {
        assertThat(parsed("x ".repeat(33))).isEqualTo("WRONG a search has at most 32 terms");
        assertThat(parsed("x".repeat(3_000))).startsWith("WRONG \"xxx").contains("longer than 2000")
                .hasSizeLessThan(150);
        assertThat(parsed("nofield:\u001b[31m\u202e" + "y".repeat(5_000)))
                .doesNotContain("\u001b", "\u202e").hasSizeLessThan(400);
    }

    @ParameterizedTest
    @EnumSource(SearchField.class)
    void everyFieldIsDescribed(SearchField field) throws Exception {
        String page = Files.readString(Path.of(System.getProperty("spampot.basedir", "."), "docs/reference/search.md"));

        assertThat(page).contains("| `" + field.word() + ":");
    }
}
