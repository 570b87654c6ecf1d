package org.spampot.smtp.auth;

import java.util.Base64;
import org.spampot.model.Bytes;

/// A response as it stands on the line (RFC 4954 section 4): base64, where `=` is the empty one and `*` cancels.
///
/// @param text what stood there
/// @param bytes what it means; as far as it can be read when it is no base64
/// @param valid whether it is base64
record Base64Line(String text, Bytes bytes, boolean valid) {
    private static final Bytes EMPTY = Bytes.EMPTY;

    static Base64Line read(String text) {
        if (text.isEmpty()) {
            return new Base64Line(text, EMPTY, true);
        }
        try {
            // no blanks, no line ends, padded: RFC 4648 section 4
            boolean padded = text.length() % 4 == 0;
            return new Base64Line(text, Bytes.own(Base64.getDecoder().decode(text)), padded);
        } catch (IllegalArgumentException notBase64) {
            return new Base64Line(text, lenient(text), false);
        }
    }

    /// An initial response, where an empty one is written `=`, as an empty argument would be none.
    static Base64Line initial(String text) {
        return text.equals("=") ? new Base64Line(text, EMPTY, true) : read(text);
    }

    boolean cancels() {
        return text.equals("*");
    }

    /// Base64 with blanks in it or with its padding wrong, else the text itself: some clients send it as it is.
    private static Bytes lenient(String text) {
        var clean = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean ours = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+'
                    || c == '/';
            if (ours) {
                clean.append(c);
            } else if (c != ' ' && c != '\t' && c != '=') {
                return Bytes.latin1(text);
            }
        }
        // one character alone is no byte
        clean.setLength(clean.length() % 4 == 1 ? clean.length() - 1 : clean.length());
        return Bytes.own(Base64.getDecoder().decode(clean.toString()));
    }
}
