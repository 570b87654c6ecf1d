package org.spampot.smtp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// Recognizes clients that speak another protocol on the command channel, by the beginning of what they send.
public final class Strangers {
    private static final List<String> HTTP = List.of("GET ", "POST ", "HEAD ", "PUT ", "OPTIONS ", "CONNECT ",
            "DELETE ", "TRACE ", "PATCH ", "PRI ");
    private static final int LONGEST_METHOD = 8;

    private Strangers() {}

    /// Which defect `line` (a line, or the beginning of one) is by its protocol; nothing when it may well be SMTP.
    public static @Nullable ProtocolDefect protocol(Bytes line) {
        if (line.isEmpty()) {
            return null;
        }
        if (isTls(line)) {
            return ProtocolDefect.TLS_HELLO;
        }
        String start = line.slice(0, Math.min(line.size(), LONGEST_METHOD)).latin1();
        if (HTTP.stream().anyMatch(start::startsWith)) {
            return ProtocolDefect.HTTP_REQUEST;
        }
        // SMB, RDP, SOCKS, database greetings ...: their first byte is no text
        int first = line.at(0);
        boolean binary = (first < ' ' && first != '\t' && first != '\r' && first != '\n') || first == 0x7f;
        return binary || start.startsWith("SSH-") ? ProtocolDefect.OTHER_PROTOCOL : null;
    }

    /// A TLS record with a handshake (RFC 8446 section 5.1), or the hello of SSLv2 (RFC 5246 appendix E.2).
    private static boolean isTls(Bytes line) {
        int first = line.at(0);
        return (first == 0x16 && line.size() > 1 && line.at(1) == 3)
                || (first >= 0x80 && line.size() > 3 && line.at(2) == 1 && (line.at(3) == 0 || line.at(3) == 3));
    }
}
