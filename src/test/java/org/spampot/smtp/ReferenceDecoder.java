package org.spampot.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.spampot.model.Bytes;

/// Content by the letter of RFC 5321 section 4.5.2, as simply as can be: it needs all bytes at once and has no states.
public final class ReferenceDecoder {
    private ReferenceDecoder() {}

    /// What came out.
    ///
    /// @param content what is the message's
    /// @param consumed how many bytes were read, the end of data included; -1 when there is no end
    public record Decoded(Bytes content, int consumed) {}

    public static Decoded decode(Bytes wire) {
        String text = "\r\n" + wire.latin1();
        int end = text.indexOf("\r\n.\r\n");
        String body = end < 0 ? text.substring(2) : text.substring(2, Math.max(2, end + 2));
        var content = new ByteArrayOutputStream();
        boolean lineBegins = true;
        for (int at = 0; at < body.length(); at++) {
            boolean stuffing = lineBegins && body.charAt(at) == '.'
                    && (end >= 0 || !"\r\n".startsWith(body.substring(at + 1)));
            if (!stuffing) {
                content.write(body.charAt(at));
            }
            lineBegins = body.charAt(at) == '\n' && at > 0 && body.charAt(at - 1) == '\r';
        }
        byte[] bytes = content.toString(StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        return new Decoded(Bytes.own(bytes), end < 0 ? -1 : end + "\r\n.\r\n".length() - 2);
    }
}
