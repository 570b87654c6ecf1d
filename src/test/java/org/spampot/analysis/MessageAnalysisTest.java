package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spampot.model.TrustedNetworks;
import org.spampot.model.Analysis;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.Finding;
import org.spampot.model.IndicatorKind;
import org.spampot.model.Network;
import org.spampot.model.Source;

class MessageAnalysisTest {
    private static final String MAIL = """
            Received: from mail.example.net (unknown [203.0.113.9]) by mx.example.org with ESMTP id 1; \
            Tue, 3 Nov 2026 10:00:00 +0100
            From: =?utf-8?Q?J=C3=B6rg?= <joerg@Example.COM>
            Subject: =?utf-8?B?R3LDvMOfZQ==?=
            Content-Type: text/plain; charset=utf-8

            Please go to hxxp://shop[.]example[.]co[.]uk/pay or write to Sales@Example.net, server 198.51.100.7.
            """;

    private final MessageAnalysis analysis = new MessageAnalysis(Patterns.parse("p", "pay = /pay"));

    @Test
    void oneMailGivesHeaderLinksIndicatorsPatternsAndSource() {
        Analysis found = analysis.of(Bytes.utf8(MAIL), Source.UNKNOWN);

        assertThat(found.header().subject()).isEqualTo("Grüße");
        assertThat(found.header().from()).hasToString("[Mailbox[name=Jörg, address=joerg@Example.COM]]");
        assertThat(found.source()).isEqualTo(new Source("203.0.113.9", "received"));
        assertThat(found.links()).singleElement().satisfies(link -> {
            assertThat(link.url()).isEqualTo("http://shop.example.co.uk/pay");
            assertThat(link.raw()).isEqualTo("hxxp://shop[.]example[.]co[.]uk/pay");
            assertThat(link.domain()).isEqualTo("example.co.uk");
        });
        assertThat(found.indicators()).filteredOn(each -> each.kind() == IndicatorKind.EMAIL)
                .extracting("value").containsExactly("joerg@example.com", "Sales@example.net");
        assertThat(found.indicators()).filteredOn(each -> each.kind() == IndicatorKind.IP)
                .extracting("value").containsExactly("203.0.113.9", "198.51.100.7");
        assertThat(found.patterns()).isNotEmpty();
        assertThat(found.defects()).extracting("name").containsExactly("date-missing", "message-id-missing");
    }

    @Test
    void theSourceOfALiveCaptureIsKept() {
        var socket = new Source("192.0.2.77", "socket");
        assertThat(analysis.of(Bytes.utf8(MAIL), socket).source()).isEqualTo(socket);
    }

    @Test
    void trustedRelaysAreSteppedOver() {
        String relayed = """
                Received: from a ([198.51.100.1]) by b; Tue, 3 Nov 2026 10:00:00 +0000
                Received: from c ([10.0.0.1]) by a
                Received: from d ([192.0.2.4]) by c

                hello
                """;
        var trusting = new MessageAnalysis(Patterns.NONE, new TrustedNetworks(
                List.of(Network.parse("198.51.100.0/24").orElseThrow()), List.of(), List.of(), List.of()));
        assertThat(trusting.of(Bytes.utf8(relayed), Source.UNKNOWN).source().ip()).isEqualTo("192.0.2.4");
        assertThat(analysis.of(Bytes.utf8(relayed), Source.UNKNOWN).source().ip()).isEqualTo("198.51.100.1");
    }

    @Test
    void anAnalyzerThatThrowsCostsOnlyItsOwnFindings() {
        var broken = new Analyzer() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public int version() {
                return 1;
            }

            @Override
            public List<Finding> analyze(Mail mail) {
                throw new IllegalStateException("planted");
            }
        };
        Analysis found = new MessageAnalysis(List.of(broken, new Headers()), TrustedNetworks.NONE).of(Bytes.utf8(MAIL),
                Source.UNKNOWN);
        assertThat(found.header().subject()).isEqualTo("Grüße");
        assertThat(found.defects()).extracting(Defect::name, Defect::where)
                .containsExactly(tuple("analyzer-failed", "broken"));
    }

    @Test
    void theSameBytesGiveTheSameAnalysis() {
        assertThat(analysis.of(Bytes.utf8(MAIL), Source.UNKNOWN))
                .isEqualTo(analysis.of(Bytes.utf8(MAIL), Source.UNKNOWN));
    }
}
