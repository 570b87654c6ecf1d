package org.spampot.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.spampot.model.Bytes;

/// A parameter value of RFC 2231: pieces, each perhaps percent-encoded, the first with `charset'language'`.
final class ExtendedValue {
    record Piece(String value, boolean encoded) {}

    private ExtendedValue() {}

    static String join(Collection<Piece> pieces) {
        String charset = "";
        boolean first = true;
        var bytes = new ByteArrayOutputStream();
        for (Piece piece : pieces) {
            String value = piece.value;
            if (first && piece.encoded) {
                int quote = value.indexOf('\'');
                int second = quote < 0 ? -1 : value.indexOf('\'', quote + 1);
                if (second >= 0) {
                    charset = value.substring(0, quote);
                    value = value.substring(second + 1);
                }
            }
            first = false;
            if (piece.encoded) {
                percent(value, bytes);
            } else {
                bytes.writeBytes(value.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Charsets.decodeWords(Bytes.own(bytes.toByteArray()), charset);
    }

    private static void percent(String value, ByteArrayOutputStream out) {
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            int high = c == '%' && at + 2 < value.length() ? Character.digit(value.charAt(at + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(value.charAt(at + 2), 16) : -1;
            if (low >= 0) {
                out.write((high << 4) | low);
                at += 2;
            } else if (c < 128) {
                out.write(c);
            } else {
                out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
