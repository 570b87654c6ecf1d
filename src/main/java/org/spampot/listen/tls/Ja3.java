package org.spampot.listen.tls;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The JA3 fingerprint of a TLS client: what it offers, in its order, made-up values left out
/// (github.com/salesforce/ja3). Clients that shuffle their extensions have as many of it as there are orders.
///
/// @param text `version,ciphers,extensions,groups,point-formats`, decimal numbers joined by `-`
public record Ja3(String text) {
    public static Ja3 of(ClientHello hello) {
        return new Ja3(hello.version() + "," + list(hello.ciphers()) + "," + list(hello.extensions()) + ","
                + list(hello.groups()) + "," + list(hello.pointFormats()));
    }

    /// What is usually passed around: the MD5 of the text, in lower-case hex.
    public String hash() {
        return Digests.hex("MD5", text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String list(List<Integer> values) {
        return ClientHello.real(values).stream().map(String::valueOf).collect(joining("-"));
    }
}
