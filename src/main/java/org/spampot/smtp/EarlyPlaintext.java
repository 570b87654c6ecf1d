package org.spampot.smtp;

import java.util.Arrays;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.Printable;

/// What a client sent in plain text between STARTTLS and the handshake: counted, quoted, and thrown away, as whoever
/// obeyed it would obey commands that somebody on the way slipped in (RFC 3207 section 4.2, CVE-2011-0411).
///
/// Thread-safety: none; confined to its session.
final class EarlyPlaintext {
    private static final int MOST = 160;
    private static final byte[] NOTHING = {};

    private byte[] first = NOTHING;
    private long size;

    void add(byte[] input, int from, int to) {
        int more = Math.min(to - from, MOST - first.length);
        if (more > 0) {
            int before = first.length;
            first = Arrays.copyOf(first, before + more);
            System.arraycopy(input, from, first, before, more);
        }
        size += to - from;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int held() {
        return first.length;
    }

    Defect defect() {
        return ProtocolDefect.PLAINTEXT_BEFORE_TLS.at("STARTTLS", size + " bytes: " + quoted());
    }

    /// For the transcript.
    String note() {
        return "plain text before TLS, " + size + " bytes dropped: " + quoted();
    }

    private String quoted() {
        return Printable.line(Bytes.own(first).latin1(), MOST) + (size > first.length ? "..." : "");
    }
}
