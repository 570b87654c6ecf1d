package org.spampot.smtp.dialog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.spampot.model.Bytes;

/// Raw bytes in text: `\r`, `\n`, `\t`, `\0`, `\\`, `\xHH`; and `\*100{text}` for `text` a hundred times. All else is
/// UTF-8.
public final class Escapes {
    private Escapes() {}

    public static Bytes bytes(String text) {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < text.length();) {
            char c = text.charAt(at);
            if (c != '\\') {
                int next = text.offsetByCodePoints(at, 1);
                out.writeBytes(text.substring(at, next).getBytes(StandardCharsets.UTF_8));
                at = next;
                continue;
            }
            char kind = text.charAt(at + 1);
            at += 2;
            switch (kind) {
                case 'r' -> out.write('\r');
                case 'n' -> out.write('\n');
                case 't' -> out.write('\t');
                case '0' -> out.write(0);
                case '\\' -> out.write('\\');
                case 'x' -> {
                    out.write(Integer.parseInt(text.substring(at, at + 2), 16));
                    at += 2;
                }
                case '*' -> {
                    int open = text.indexOf('{', at);
                    int close = text.indexOf('}', open);
                    byte[] once = bytes(text.substring(open + 1, close)).toArray();
                    for (int time = Integer.parseInt(text.substring(at, open)); time > 0; time--) {
                        out.writeBytes(once);
                    }
                    at = close + 1;
                }
                default -> throw new IllegalArgumentException("no such escape: \\" + kind + " in " + text);
            }
        }
        return Bytes.own(out.toByteArray());
    }
}
