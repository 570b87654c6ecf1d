package org.spampot.listen.tls;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a TLS client offers in its first message (RFC 8446 section 4.1.2), numbers in the order of the wire and with
/// the made-up ones (GREASE, RFC 8701) that it mixes in.
///
/// @param version the version field of the message itself, which TLS 1.3 leaves at 1.2 (0x0303)
/// @param ciphers cipher suites; those of SSL 2 alone are beyond two bytes
/// @param extensions types of extensions
/// @param groups supported groups; empty without the extension, like all that follow
/// @param pointFormats formats of points on curves
/// @param signatures signature algorithms
/// @param versions supported versions
/// @param alpn protocols as bytes, one character each
/// @param serverName whom it wants to talk to, one character a byte; empty when it does not say
public record ClientHello(int version, List<Integer> ciphers, List<Integer> extensions, List<Integer> groups,
        List<Integer> pointFormats, List<Integer> signatures, List<Integer> versions, List<String> alpn,
        String serverName) {
    static final int SERVER_NAME = 0;
    static final int ALPN = 16;

    public ClientHello {
        ciphers = List.copyOf(ciphers);
        extensions = List.copyOf(extensions);
        groups = List.copyOf(groups);
        pointFormats = List.copyOf(pointFormats);
        signatures = List.copyOf(signatures);
        versions = List.copyOf(versions);
        alpn = List.copyOf(alpn);
    }

    /// Whether it offers ciphers of SSL 2, which JA4 has no form for.
    public boolean offersVersion2() {
        return ciphers.stream().anyMatch(cipher -> cipher > 0xffff);
    }

    /// Whether `value` is one of the sixteen made up to keep servers tolerant: 0x0a0a, 0x1a1a ... 0xfafa.
    static boolean grease(int value) {
        return (value & 0x0f0f) == 0x0a0a && value >> 8 == (value & 0xff);
    }

    /// `values` without those that are made up.
    static List<Integer> real(List<Integer> values) {
        return values.stream().filter(value -> !grease(value)).toList();
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
