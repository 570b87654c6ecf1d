package org.spampot.listen.tls;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The JA4 fingerprint of a TLS client (github.com/FoxIO-LLC/ja4, `technical_details/JA4.md`, BSD-3-Clause): sorted, so
/// that shuffled extensions do not change it. Of the family only this one is made; the others are not free to use.
///
/// @param text `t13d1516h2_8daaf6152771_e5627efa2ab1`
public record Ja4(String text) {
    private static final int DIGITS = 12;
    private static final int MOST_COUNTED = 99;
    private static final String NONE = "0".repeat(DIGITS);
    private static final Map<Integer, String> VERSIONS = Map.of(0x0304, "13", 0x0303, "12", 0x0302, "11", 0x0301,
            "10", 0x0300, "s3", 0x0002, "s2", 0x0100, "s1");

    public static Ja4 of(ClientHello hello) {
        List<Integer> ciphers = ClientHello.real(hello.ciphers());
        List<Integer> extensions = ClientHello.real(hello.extensions());
        return new Ja4("t" + version(hello) + (extensions.contains(ClientHello.SERVER_NAME) ? "d" : "i")
                + count(ciphers) + count(extensions) + alpn(hello.alpn()) + "_" + digest(hex(ciphers.stream().sorted()))
                + "_" + digest(offer(extensions, ClientHello.real(hello.signatures()))));
    }

    private static String version(ClientHello hello) {
        int version = ClientHello.real(hello.versions()).stream().max(Integer::compare).orElse(hello.version());
        return VERSIONS.getOrDefault(version, "00");
    }

    private static String count(List<Integer> values) {
        int count = Math.min(MOST_COUNTED, values.size());
        return (count < 10 ? "0" : "") + count;
    }

    /// First and last character of the first protocol; of its hex digits when one of them is no letter or digit.
    private static String alpn(List<String> offered) {
        if (offered.isEmpty() || offered.getFirst().isEmpty()) {
            return "00";
        }
        String first = offered.getFirst();
        String shown = plain(first.charAt(0)) && plain(first.charAt(first.length() - 1))
                ? first
                : HexFormat.of().formatHex(first.getBytes(StandardCharsets.ISO_8859_1));
        return "" + shown.charAt(0) + shown.charAt(shown.length() - 1);
    }

    private static boolean plain(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /// Server name and protocols are left out, as they change with whom the client talks to.
    private static String offer(List<Integer> extensions, List<Integer> signatures) {
        String sorted = hex(extensions.stream()
                .filter(type -> type != ClientHello.SERVER_NAME && type != ClientHello.ALPN).sorted());
        return signatures.isEmpty() ? sorted : sorted + "_" + hex(signatures.stream());
    }

    private static String hex(Stream<Integer> values) {
        return values.map(value -> HexFormat.of().toHexDigits(value, 4)).collect(joining(","));
    }

    private static String digest(String list) {
        return list.isEmpty()
                ? NONE
                : Digests.hex("SHA-256", list.getBytes(StandardCharsets.US_ASCII)).substring(0, DIGITS);
    }
}
