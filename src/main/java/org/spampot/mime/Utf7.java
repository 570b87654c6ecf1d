package org.spampot.mime;

/// UTF-7 (RFC 2152), which the JDK does not have. Broken shifts are kept as they are.
final class Utf7 {
    private Utf7() {}

    static boolean isName(String charset) {
        return charset.equalsIgnoreCase("utf-7") || charset.equalsIgnoreCase("utf7")
                || charset.equalsIgnoreCase("unicode-1-1-utf-7") || charset.equalsIgnoreCase("csunicode11utf7");
    }

    /// @param text one character for each byte
    static String decode(String text) {
        var out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '+') {
                out.append(c);
            } else if (at < text.length() && text.charAt(at) == '-') {
                out.append('+');
                at++;
            } else {
                at = shifted(text, at, out);
            }
        }
        return out.toString();
    }

    /// Reads base64 from `at` to its end and returns where ordinary text goes on.
    private static int shifted(String text, int at, StringBuilder out) {
        int start = at;
        int bits = 0;
        int held = 0;
        while (at < text.length()) {
            int value = Base64Decoder.value(text.charAt(at));
            if (value < 0) {
                break;
            }
            held = ((held << 6) | value) & 0x3fffff;
            bits += 6;
            if (bits >= 16) {
                bits -= 16;
                out.append((char) ((held >> bits) & 0xffff));
            }
            at++;
        }
        if (at == start) {
            out.append('+');
        } else if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        return at;
    }
}
