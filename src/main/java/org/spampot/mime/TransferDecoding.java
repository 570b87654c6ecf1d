package org.spampot.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

    static boolean isKnown(String encoding) {
        return isCoded(encoding) || switch (encoding) {
            case "", "7bit", "8bit", "binary" -> true;
            default -> false;
        };
    }

    /// The encodings that an unknown name could mean: `base-64`, `Quoted_Printable;`, `base64,quoted-printable`.
    static List<String> meantBy(String unknown) {
        String letters = unknown.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        List<String> meant = new ArrayList<>();
        if (letters.contains("base64") || letters.equals("b64") || letters.equals("b")) {
            meant.add("base64");
        }
        if (letters.contains("quoted") || letters.contains("printable") || letters.equals("q")
                || letters.equals("qp")) {
            meant.add("quoted-printable");
        }
        if (letters.contains("uue")) {
            meant.add("x-uuencode");
        }
        return meant;
    }

    /// @param where the part, for notes
    static Bytes decode(Bytes raw, String encoding, Notes notes, String where) {
        return switch (encoding) {
            case "base64" -> base64(raw.toArray(), notes, where);
            case "quoted-printable" -> quotedPrintable(raw, notes, where);
            case "x-uuencode", "uuencode", "x-uue" -> Uuencode.decode(raw.toArray(), notes, where);
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

    private static Bytes quotedPrintable(Bytes raw, Notes notes, String where) {
        var result = quotedPrintable(raw, BadEscape.KEPT);
        if (result.bad > 0) {
            notes.add(MimeDefect.BAD_QUOTED_PRINTABLE, where, result.bad + " bad escapes or 8-bit bytes");
        }
        return result.bytes;
    }

    /// What is done with a `=` that begins no escape: most programs show it, some do not.
    enum BadEscape {
        KEPT, DROPPED
    }

    /// @param bad number of bad escapes and 8-bit bytes
    record Quoted(Bytes bytes, int bad) {}

    static Quoted quotedPrintable(Bytes raw, BadEscape badEscape) {
        byte[] data = raw.toArray();
        int to = data.length;
        byte[] out = new byte[to];
        int length = 0;
        int encoded = 0; // where in `out` the last escape ends: white space before is meant
        int bad = 0;
        int at = 0;
        while (at < to) {
            byte c = data[at];
            if (c == '=') {
                int high = at + 1 < to ? Character.digit(data[at + 1], 16) : -1;
                int low = at + 2 < to ? Character.digit(data[at + 2], 16) : -1;
                if (high >= 0 && low >= 0) {
                    out[length++] = (byte) ((high << 4) | low);
                    encoded = length;
                    at += 3;
                    continue;
                }
                int next = softBreak(data, at + 1, to);
                if (next >= 0) {
                    encoded = length;
                    at = next;
                    continue;
                }
                bad++;
                if (badEscape == BadEscape.DROPPED) {
                    at++;
                    continue;
                }
            } else if (c < 0) {
                bad++;
            }
            if (c == '\n') {
                length = trimmed(out, encoded, length);
            }
            out[length++] = c;
            at++;
        }
        return new Quoted(Bytes.own(Arrays.copyOf(out, length)), bad);
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
    /// the line end kept.
    private static int trimmed(byte[] out, int from, int length) {
        int end = length;
        boolean cr = end > from && out[end - 1] == '\r';
        end -= cr ? 1 : 0;
        int start = end;
        while (start > from && (out[start - 1] == ' ' || out[start - 1] == '\t')) {
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
}
