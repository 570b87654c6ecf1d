package org.spampot.analysis.header;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.spampot.analysis.Fragments;
import org.spampot.mime.HeaderField;
import org.spampot.mime.HeaderFields;
import org.spampot.mime.MimeReader;
import org.spampot.model.TrustedNetworks;
import org.spampot.model.Bytes;
import org.spampot.model.Header;
import org.spampot.model.ReceivedHop;
import org.spampot.model.Source;

/// Any header is understood: an address that it gives is one, lists keep to their bounds, and nothing is made up.
class HeaderFuzz {
    private static final String[] PIECES = {"Received: from ", " by ", " (", ") ", "[192.0.2.1]", "[IPv6:2001:db8::1]",
            " with ESMTPSA id ", " for <a@b.example>; ", "Mon, 1 Jan 2024 00:00:00 +0000", "", "", "unknown",
            "localhost",
            "", "10.0.0.1", "127.0.0.1", "Authentication-Results: ", "; spf=pass ", "smtp.mailfrom=", "; dkim=fail ",
            "DKIM-Signature: v=1; ", "d=", "; s=", "; t=", "; x=", "; bh=", "; b=", "Received-SPF: ", "client-ip=",
            "X-Originating-IP: ", "List-Unsubscribe: <", "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "X-Spam-Checker-Version: x", "Content-Type: multipart/mixed; boundary=b", "--b", "x-spam-type=original",
            "content analysis details", "SPAM: -------", "(HELO ", "(EHLO ", " (envelope-from <", " using TLSv1.3",
            "qmail 1 invoked by uid 2", "by 2002:a05:6402::1", "Date: ", "GMT", "-9999", "ARC-Seal: i=1; ",
            "ARC-Authentication-Results: i=1; ", "\u00e9", "helo=", "rdns=", "(authenticated bits=0)", "bounce-", "@",
            "Return-Path: <", "Message-ID: <", "2024-01-01T00:00:00Z", "Subject: ", "=?utf-8?q?", "?=", "From: ", "::"};

    @FuzzTest(maxDuration = "30s")
    void anyHeaderIsUnderstood(byte[] data) {
        Bytes content = Bytes.latin1(Fragments.text(data, PIECES));
        Unwrapping unwrapped = Unwrapping.of(content);
        expect(unwrapped.content().size() <= content.size(), "more than there was");
        expect(unwrapped.how().isEmpty() == unwrapped.content().equals(content), "unwrapped and the same");

        HeaderFields fields = MimeReader.read(unwrapped.content()).header();
        List<ReceivedHop> hops = new ArrayList<>();
        for (HeaderField field : fields.fields()) {
            ReceivedHop hop = ReceivedField.parse(field.value());
            expect(hop.equals(ReceivedField.parse(field.value())), "another hop of the same field");
            address(hop.fromIp());
            address(hop.byIp());
            hops.add(hop);
            MailDate.parse(field.value());
            MailDate.oddity(field.value());
        }
        Source source = SourceWalk.of(hops, fields, TrustedNetworks.NONE);
        address(source.ip());
        expect(source.ip().isEmpty() == source.method().equals("none"), "a source by no method: " + source);
        expect(source.reasons().size() < 50, "too many reasons");
        expect(AuthResults.find(fields).size() <= AuthResults.MOST, "too many results");
        var signatures = Signatures.find(fields);
        expect(signatures.size() <= Signatures.MOST, "too many signatures");
        signatures.forEach(signature -> Signatures.oddities(signature, null));
        expect(Traits.find(fields).size() <= Traits.MOST, "too many traits");
        HeaderOddities.find(fields, Header.NONE, hops);
    }

    private static void address(String text) {
        if (!text.isEmpty()) {
            // throws when it is none
            InetAddress.ofLiteral(text);
        }
    }

    private static void expect(boolean fact, String otherwise) {
        if (!fact) {
            throw new AssertionError(otherwise);
        }
    }
}
