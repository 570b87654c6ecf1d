package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.model.Analysis;
import org.spampot.model.AuthResult;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.Signature;
import org.spampot.model.Source;
import org.spampot.model.Trait;

class HeaderDetailsTest {
    private static final String GOOD = """
            Received: from a.example.com (a.example.com [192.0.2.1]) by mx.example.net; Tue, 3 Nov 2026 08:15:07 +0000
            Date: Tue, 3 Nov 2026 08:15:00 +0000
            From: A <a@example.com>
            Message-ID: <1@example.com>
            """;

    private static Analysis of(String header) {
        return new MessageAnalysis(Patterns.NONE).of(Bytes.utf8(header + "\ntext\n"), Source.UNKNOWN);
    }

    private static List<String> defects(String header) {
        return of(header).defects().stream().map(Defect::name).toList();
    }

    @Test
    void eachResultOfACheckIsToldWithWhoSaysSo() {
        List<AuthResult> found = of(
                """
                        Authentication-Results: mx.example.net 1; spf=pass (sender; is fine) smtp.mailfrom=a@example.com;
                         dkim=fail reason="bad; body" header.d=example.com header.s = s1; dmarc/1=none
                        Received: from x ([192.0.2.1]) by mx.example.net
                        Authentication-Results: forged.example; spf=pass
                        ARC-Authentication-Results: i=1; mx.example.org; arc=none
                        Received-SPF: SoftFail (why) client-ip=192.0.2.1; envelope-from="a@example.com"; receiver=mx.example.net;
                        """)
                .facts().results();

        assertThat(found).extracting(AuthResult::by, AuthResult::method, AuthResult::result, AuthResult::byReceiver)
                .containsExactly(tuple("mx.example.net", "spf", "pass", true),
                        tuple("mx.example.net", "dkim", "fail", true),
                        tuple("mx.example.net", "dmarc", "none", true),
                        tuple("forged.example", "spf", "pass", false),
                        tuple("mx.example.org", "arc", "none", false),
                        tuple("mx.example.net", "spf", "softfail", false));
        assertThat(found.get(1).properties()).containsExactly("reason=bad,", "header.d=example.com", "header.s=s1");
        assertThat(found.getLast().properties()).containsExactly("client-ip=192.0.2.1", "envelope-from=a@example.com");
    }

    @Test
    void aSignatureIsReadAndItsGapsAreNamed() {
        Analysis found = of(GOOD + """
                DKIM-Signature: v=1; a=rsa-sha1; c=relaxed/simple; d=Example.COM; s=sel;
                 l=100; t=1793606400; x=1793692800; h=Subject : To; bh=x; b=y
                ARC-Seal: i=1; a=rsa-sha256; d=example.net; s=arc; cv=none; b=z
                """);

        assertThat(found.facts().signatures()).extracting(Signature::kind, Signature::domain, Signature::selector)
                .containsExactly(tuple("dkim-signature", "example.com", "sel"),
                        tuple("arc-seal", "example.net", "arc"));
        Signature dkim = found.facts().signatures().getFirst();
        assertThat(dkim.headers()).containsExactly("subject", "to");
        assertThat(dkim.bodyLength()).isEqualTo(100);
        assertThat(dkim.expires()).hasToString("2026-11-03T08:00:00Z");
        assertThat(found.defects()).extracting("name").containsExactly("dkim-length-tag", "dkim-from-unsigned",
                "dkim-weak-algorithm", "signature-expired");
    }

    @Test
    void fieldsTellHowAMessageWasMadeAndSent() {
        assertThat(of("""
                List-Unsubscribe: <https://example.com/u?1>, <mailto:u@example.com>
                List-Unsubscribe-Post: List-Unsubscribe=One-Click
                X-Mailer: =?utf-8?Q?Gr=C3=BC=C3=9Fe_1.0?=
                X-PHP-Originating-Script: 33:mail.php
                Precedence: bulk
                Feedback-ID: 1:2:3:x
                """).facts().traits()).extracting(Trait::name, Trait::value).containsExactly(
                tuple("list-unsubscribe", "https://example.com/u?1"),
                tuple("list-unsubscribe", "mailto:u@example.com"),
                tuple("one-click-unsubscribe", "https://example.com/u?1"),
                tuple("mailer", "Grüße 1.0"),
                tuple("script", "33:mail.php"),
                tuple("bulk", "bulk"),
                tuple("feedback-id", "1:2:3:x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Reply-To: b@news.example.com\n", "Return-Path: <bounce@mail.example.com>\n",
            "Sender: A <b@example.com>\n", "Return-Path: <>\n", "To: a@example.org\nCc: b@example.org\n"})
    void aGoodHeaderHasNoOddity(String more) {
        assertThat(defects(GOOD + more)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: A <a@example.com>|From: Example, Inc. <a@example.com>",
            "From: A <a@example.com>|From: \"mail.example.com\" <a@example.com>",
            "From: A <a@example.com>|From: \"Dr. St.John 3.11\" <a@example.com>",
            "+0000|+0530", "+0000|-0930", "+0000|GMT", "Tue, |"})
    void whatIsUncommonIsNoOddity(String changes) {
        assertThat(defects(changed(changes))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"date-weekday-wrong:Date: Tue|Date: Wed", "date-zone-impossible:00 +0000|00 +2300",
            "date-unreadable:Date: Tue, 3 Nov|Date: someday", "date-missing:Date:|X-Date:",
            "date-in-future:Tue, 3 Nov 2026 08:15:00|3 Nov 2027 08:15:00",
            "date-far-past:Tue, 3 Nov 2026 08:15:00|3 Nov 2016 08:15:00",
            "message-id-missing:Message-ID|X", "message-id-malformed:<1@example.com>|<1>",
            "message-id-malformed:<1@example.com>|1@example.com",
            "message-id-malformed:<1@example.com>|<1 2@example.com>",
            "from-missing:From:|X:", "from-without-address:A <a@example.com>|A",
            "reply-to-elsewhere:From: A|Reply-To: x@example.org\nFrom: A",
            "sender-elsewhere:From: A|Sender: x@example.org\nFrom: A",
            "return-path-elsewhere:From: A|Return-Path: <x@example.org>\nFrom: A",
            "domain-in-name:From: A|From: \"example.org Service\"",
            "address-in-name:From: A|From: \"Bank b@example.org\"",
            "direction-in-name:From: A|From: \u202eA", "received-unreadable:From: A|Received: what ever\nFrom: A"})
    void anOddityHasItsName(String row) {
        int colon = row.indexOf(':');
        assertThat(defects(changed(row.substring(colon + 1)))).containsExactly(row.substring(0, colon));
    }

    private static String changed(String changes) {
        String[] parts = changes.split("\\|", -1);
        String header = GOOD;
        for (int index = 0; index + 1 < parts.length; index += 2) {
            header = header.replace(parts[index], parts[index + 1]);
        }
        return header;
    }
}
