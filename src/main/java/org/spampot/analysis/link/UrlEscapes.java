package org.spampot.analysis.link;

import java.nio.charset.StandardCharsets;

/// Percent escapes of path, query and fragment in one way of writing (RFC 3986 section 6.2.2): unreserved characters without,
/// the digits of others in capitals, characters beyond ASCII as UTF-8.
final class UrlEscapes {
    private static final String DIGITS = "0123456789ABCDEF";

    private UrlEscapes() {}

    static String normal(String text) {
        int at = 0;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        var out = new StringBuilder(text.length() + 32).append(text, 0, at);
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int octet = point == '%' ? Escapes.hex(text, at + 1, 2) : -1;
            if (octet >= 0 && isUnreserved(octet)) {
                out.append((char) octet);
            } else if (octet >= 0) {
                escape(octet, out);
            } else if (point == '%' || isPlain(text.charAt(at))) {
                out.append((char) point);
            } else {
                for (byte each : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    escape(each & 0xff, out);
                }
            }
            at += octet >= 0 ? 3 : Character.charCount(point);
        }
        return out.toString();
    }

    private static void escape(int octet, StringBuilder out) {
        out.append('%').append(DIGITS.charAt(octet >>> 4)).append(DIGITS.charAt(octet & 15));
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f && c != '%';
    }

    private static boolean isUnreserved(int c) {
        return Ascii.isWord(c) || c == '-' || c == '.' || c == '_' || c == '~';
    }
}
