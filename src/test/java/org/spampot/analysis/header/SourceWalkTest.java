package org.spampot.analysis.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spampot.mime.HeaderFields;
import org.spampot.mime.MimeReader;
import org.spampot.model.Bytes;
import org.spampot.model.Network;
import org.spampot.model.Source;
import org.spampot.model.TrustedNetworks;

/// Whose word is taken for where a message came from.
class SourceWalkTest {
    private static final String FORGED = "Received: from bank.example (bank.example [192.0.2.99]) by fake.example";

    private static TrustedNetworks trusted(String... networks) {
        return new TrustedNetworks(networks(networks), List.of(), List.of(), List.of());
    }

    private static List<Network> networks(String... networks) {
        return Arrays.stream(networks).map(each -> Network.parse(each).orElseThrow()).toList();
    }

    private static Source source(TrustedNetworks networks, String... header) {
        HeaderFields fields = MimeReader.read(Bytes.utf8(String.join("\n", header) + "\n\nx\n")).header();
        var hops = fields.all("received").map(field -> ReceivedField.parse(field.decoded())).toList();
        return SourceWalk.of(hops, fields, networks);
    }

    private static Source source(String... header) {
        return source(TrustedNetworks.NONE, header);
    }

    @Test
    void theNewestHopIsBelievedAndNothingBelowTheFirstStranger() {
        assertThat(
                source("Received: from pc (dsl.example.org [198.51.100.7]) by mx.example.net (Postfix) with SMTP id 1",
                        FORGED))
                .isEqualTo(new Source("198.51.100.7", "received"));
    }

    @Test
    void privateAddressesAndLocalHandOversAreSteppedOver() {
        Source found = source("Received: (qmail 12 invoked by uid 89); 3 Nov 2026 08:15:05 -0000",
                "Received: from localhost (localhost [127.0.0.1]) by mx.example.net (Postfix) with ESMTP id 1",
                "Received: from gw ([10.0.0.1]) by mx.example.net with ESMTP",
                "Received: from pc ([198.51.100.7]) by gw.example.net", FORGED);
        assertThat(found.ip()).isEqualTo("198.51.100.7");
        assertThat(found.confidence()).isEqualTo("high");
        assertThat(found.reasons()).containsExactly("hop 1: handed over on one machine",
                "hop 2: 127.0.0.1 is private", "hop 3: 10.0.0.1 is private");
    }

    @Test
    void fetchedMailCameBeforeItWasFetched() {
        assertThat(
                source("Received: from pop.example.org [203.0.113.110] by localhost with POP3 (fetchmail-6.3) for <j>",
                        "Received: from pc ([198.51.100.7]) by mx.example.org with SMTP", FORGED).ip())
                .isEqualTo("198.51.100.7");
    }

    @Test
    void theReceiversOwnRelayIsSteppedOverWithLessConfidence() {
        Source found = source("Received: from mx1.example.net (mx1.example.net [203.0.113.1]) by imap.example.net",
                "Received: from pc ([198.51.100.7]) by mx1.example.net with SMTP", FORGED);
        assertThat(found.ip()).isEqualTo("198.51.100.7");
        assertThat(found.confidence()).isEqualTo("medium");
    }

    @Test
    void aClientThatOnlySaysItIsTheReceiversRelayIsNot() {
        assertThat(source("Received: from mx1.example.net (dsl.example.org [198.51.100.7]) by imap.example.net",
                "Received: from bank.example ([192.0.2.99]) by mx1.example.net with SMTP").ip())
                .isEqualTo("198.51.100.7");
        assertThat(source("Received: from mx1.example.net (HELO mx1.example.net) (198.51.100.7) by imap.example.com",
                "Received: from bank.example ([192.0.2.99]) by mx1.example.net with SMTP").ip())
                .isEqualTo("198.51.100.7");
    }

    @Test
    void givenNetworksAreSteppedOverAndNothingIsInferred() {
        String own = "Received: from mx1.example.net (mx1.example.net [203.0.113.1]) by imap.example.net";
        String next = "Received: from pc ([198.51.100.7]) by mx1.example.net with SMTP";
        assertThat(source(trusted("203.0.113.0/24"), own, next, FORGED))
                .isEqualTo(new Source("198.51.100.7", "received", "high",
                        List.of("hop 1: 203.0.113.1 is a given relay")));
        assertThat(source(trusted("192.0.2.0/24"), own, next, FORGED).ip()).isEqualTo("203.0.113.1");
        assertThat(source(trusted("203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24"), own, next, FORGED).method())
                .isEqualTo("none");
    }

    @Test
    void whoSignedInIsTheSource() {
        Source found = source(
                "Received: from pc (dsl.example.org [198.51.100.7]) (Authenticated sender: joe) by mx.example.net with ESMTPSA",
                FORGED);
        assertThat(found.ip()).isEqualTo("198.51.100.7");
        assertThat(found.method()).isEqualTo("submission");
    }

    @Test
    void whoCameThroughASubmissionServerIsItsUser() {
        var networks = new TrustedNetworks(List.of(), List.of(), networks("203.0.113.5"), List.of());
        Source found = source(networks, "Received: from out.example.net ([203.0.113.5]) by mx.example.net",
                "Received: from pc ([198.51.100.7]) by out.example.net");
        assertThat(found.ip()).isEqualTo("198.51.100.7");
        assertThat(found.method()).isEqualTo("submission");
    }

    @Test
    void otherFieldsAgreeOrDisagree() {
        String hop = "Received: from pc ([198.51.100.7]) by mx.example.net";
        assertThat(source("Received-SPF: pass (x) client-ip=198.51.100.7; envelope-from=a@example.com;", hop).reasons())
                .containsExactly("received-spf agrees");
        Source other = source("Received-SPF: pass client-ip=203.0.113.8;", hop);
        assertThat(other.confidence()).isEqualTo("medium");
        assertThat(other.ip()).isEqualTo("198.51.100.7");
        assertThat(source(hop, "Received-SPF: pass client-ip=192.0.2.99;").confidence()).isEqualTo("high");
        assertThat(source(hop, "X-Originating-IP: [203.0.113.8]").reasons())
                .containsExactly("x-originating-ip names 203.0.113.8");
    }

    @Test
    void anAddressThatOnlyAHeaderFieldHasIsOfLowConfidence() {
        assertThat(source("X-Originating-IP: [198.51.100.7]"))
                .isEqualTo(new Source("198.51.100.7", "header", "low",
                        List.of("only x-originating-ip names a client")));
        assertThat(source("Subject: x").method()).isEqualTo("none");
        assertThat(source("X-Originating-IP: 10.0.0.1").method()).isEqualTo("none");
    }

    private static final String TO_MAILBOX = "Received: from MW4PR03CA0134.namprd03.prod.outlook.com (2603:10b6:303:8c::19) by"
            + " MN2PR19MB3742.namprd19.prod.outlook.com (2603:10b6:208:1e4::20) with Microsoft SMTP Server id 15.20";
    private static final String INSIDE = "Received: from AM0EUR02FT064.eop-eur02.prod.protection.outlook.com"
            + " (2a01:111:f400:7e0d::206) by MW4PR03CA0134.outlook.office365.com (2603:10b6:303:8c::19) with Microsoft SMTP"
            + " Server id 15.20";

    @Test
    void whatMicrosoftHandsFromServerToServerIsItsOwn() {
        Source found = source("Received: from MN2PR19MB3742.namprd19.prod.outlook.com (::1) by"
                + " MN0PR19MB6312.namprd19.prod.outlook.com with HTTPS", TO_MAILBOX, INSIDE,
                "Authentication-Results: spf=pass (sender IP is 198.51.100.7) smtp.mailfrom=example.org",
                "Received: from pc.example.org (198.51.100.7) by AM0EUR02FT064.mail.protection.outlook.com (10.13.175.77) with"
                        + " Microsoft SMTP Server id 15.20",
                FORGED);

        assertThat(found.ip()).isEqualTo("198.51.100.7");
        assertThat(found.method()).isEqualTo("received");
        assertThat(found.confidence()).isEqualTo("high");
        assertThat(found.reasons()).contains("authentication-results agrees",
                "hop 2: 2603:10b6:303:8c::19 seems to be a relay of outlook.com");
    }

    @Test
    void whoOnlySaysToBeOfMicrosoftIsNot() {
        assertThat(source(TO_MAILBOX.replace("2603:10b6:303:8c::19", "198.51.100.7"), INSIDE, FORGED).ip())
                .isEqualTo("198.51.100.7");
    }

    @Test
    void whatMicrosoftSendsForItsCustomersIsNotItsOwn() {
        assertThat(source("Received: from NAM10-BN7-obe.outbound.protection.outlook.com (2a01:111:f403:2009::701) by"
                + " AM0EUR02FT064.mail.protection.outlook.com (10.13.175.77) with Microsoft SMTP Server id 15.20",
                "Received: from TY0PR0101MB4725.apcprd01.prod.exchangelabs.com (2603:1096:400:27f::11) by"
                        + " TYZPR01MB5328.apcprd01.prod.exchangelabs.com (2603:1096:400:23c::7) with Microsoft SMTP Server")
                .ip()).isEqualTo("2a01:111:f403:2009::701");
    }
}
