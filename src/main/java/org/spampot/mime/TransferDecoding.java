package org.spampot.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.spampot.model.Bytes;

/// A body out of its Content-Transfer-Encoding (RFC 2045 section 6). Nothing makes it fail; what is wrong is noted.
final class TransferDecoding {
    private TransferDecoding() {}

    static boolean isCoded(String encoding) {
        return switch (encoding) {
            case "base64", "quoted-printable", "x-uuencode", "uuencode", "x-uue" -> true;
            default -> false;
        };
    }

    /// @param where the part, for notes
    static Bytes decode(Bytes raw, String encoding, Notes notes, String where) {
        return switch (encoding) {
            case "base64" -> base64(raw.toArray(), notes, where);
            case "quoted-printable" -> quotedPrintable(raw.toArray(), notes, where);
            case "x-uuencode", "uuencode", "x-uue" -> uuencode(raw.toArray(), notes, where);
            case "", "7bit", "8bit", "binary" -> raw;
            default -> {
                notes.add(MimeDefect.UNKNOWN_ENCODING, where, encoding);
                yield raw;
            }
        };
    }

    private static Bytes base64(byte[] data, Notes notes, String where) {
        var result = Base64Decoder.decode(data, 0, data.length);
        if (result.junk() > 0 && !result.afterPadding()) {
            notes.add(MimeDefect.BAD_BASE64, where, result.junk() + " characters outside the alphabet");
        } else if (result.cut()) {
            notes.add(MimeDefect.BAD_BASE64, where, "last group not whole");
        }
        if (result.afterPadding()) {
            notes.add(MimeDefect.DATA_AFTER_PADDING, where, "");
        }
        return result.bytes();
    }

    private static Bytes quotedPrintable(byte[] data, Notes notes, String where) {
        int to = data.length;
        byte[] out = new byte[to];
        int length = 0;
        int bad = 0;
        int at = 0;
        while (at < to) {
            byte c = data[at];
            if (c == '=') {
                int high = at + 1 < to ? Character.digit(data[at + 1], 16) : -1;
                int low = at + 2 < to ? Character.digit(data[at + 2], 16) : -1;
                if (high >= 0 && low >= 0) {
                    out[length++] = (byte) ((high << 4) | low);
                    at += 3;
                    continue;
                }
                int next = softBreak(data, at + 1, to);
                if (next >= 0) {
                    at = next;
                    continue;
                }
                bad++;
            } else if (c < 0) {
                bad++;
            }
            if (c == '\n') {
                length = trimmed(out, length);
            }
            out[length++] = c;
            at++;
        }
        if (bad > 0) {
            notes.add(MimeDefect.BAD_QUOTED_PRINTABLE, where, bad + " bad escapes or 8-bit bytes");
        }
        return Bytes.own(Arrays.copyOf(out, length));
    }

    /// Where the next line begins when only white space is left of this one after a `=`, else -1. White space before
    /// the line end is not allowed but common. The look ahead is bounded: a longer run is no soft break.
    private static int softBreak(byte[] data, int at, int to) {
        int most = Math.min(to, at + 80);
        while (at < most && (data[at] == ' ' || data[at] == '\t' || data[at] == '\r')) {
            at++;
        }
        if (at == to) {
            return to;
        }
        return at < to && data[at] == '\n' ? at + 1 : -1;
    }

    /// The length without white space put at the end of the line in transit (RFC 2045 section 6.7 rule 3), the CR of
    /// the line end kept. White space that was encoded is trimmed too: that loses nothing anyone reads.
    private static int trimmed(byte[] out, int length) {
        int end = length;
        boolean cr = end > 0 && out[end - 1] == '\r';
        end -= cr ? 1 : 0;
        int start = end;
        while (start > 0 && (out[start - 1] == ' ' || out[start - 1] == '\t')) {
            start--;
        }
        if (start == end) {
            return length;
        }
        if (cr) {
            out[start++] = '\r';
        }
        return start;
    }

    /// The first file in uuencoded data; the lines `begin` and `end` may be missing.
    private static Bytes uuencode(byte[] data, Notes notes, String where) {
        int to = data.length;
        byte[] out = new byte[to / 4 * 3 + 3];
        int length = 0;
        int at = 0;
        boolean bad = false;
        while (at < to) {
            int end = at;
            while (end < to && data[end] != '\n') {
                end++;
            }
            int textEnd = end > at && data[end - 1] == '\r' ? end - 1 : end;
            String start = new String(data, at, Math.min(6, textEnd - at), StandardCharsets.ISO_8859_1);
            if (start.equals("end")) {
                break;
            }
            if (!start.equals("begin ") && textEnd > at) {
                int wanted = sextet(data[at]);
                int have = Math.min(wanted, (textEnd - at - 1) / 4 * 3);
                bad |= have < wanted;
                length = uuLine(data, at + 1, have, out, length);
            }
            at = end + 1;
        }
        if (bad) {
            notes.add(MimeDefect.BAD_UUENCODE, where, "a line is too short");
        }
        return Bytes.own(Arrays.copyOf(out, length));
    }

    private static int uuLine(byte[] data, int at, int count, byte[] out, int length) {
        for (int done = 0; done < count; done += 3, at += 4) {
            int held = (sextet(data[at]) << 18) | (sextet(data[at + 1]) << 12) | (sextet(data[at + 2]) << 6)
                    | sextet(data[at + 3]);
            for (int shift = 16; shift >= 0 && done + (16 - shift) / 8 < count; shift -= 8) {
                out[length++] = (byte) (held >> shift);
            }
        }
        return length;
    }

    private static int sextet(byte c) {
        return (c - 32) & 63;
    }
}
