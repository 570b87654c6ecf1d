package org.spampot.analysis.file;

import java.util.Arrays;
import org.spampot.model.Bytes;

/// The filters of streams (ISO 32000-1 section 7.4) that text, scripts and files come in; what others packed stays as it
/// is.
final class PdfFilters {
    private static final int LONGEST_85 = 4 * 1024 * 1024;

    private PdfFilters() {}

    static Bytes decoded(Bytes bytes, String filter, Budget budget) {
        return switch (filter) {
            case "FlateDecode", "Fl" -> Unpack.inflate(bytes.toArray(), 0, bytes.size(), false, new byte[0], budget)
                    .bytes();
            case "ASCIIHexDecode", "AHx" -> Bytes.latin1(hex(bytes.latin1()));
            case "ASCII85Decode", "A85" -> ascii85(bytes);
            default -> bytes;
        };
    }

    private static String hex(String text) {
        int end = text.indexOf('>');
        String hex = PdfSyntax.string("<" + (end < 0 ? text : text.substring(0, end)) + ">");
        return hex == null ? "" : hex;
    }

    private static Bytes ascii85(Bytes all) {
        Bytes bytes = all.slice(0, Math.min(all.size(), LONGEST_85));
        byte[] out = new byte[bytes.size() * 4 + 8];
        int size = 0;
        long group = 0;
        int digits = 0;
        for (byte each : bytes.toArray()) {
            if (each == '~') {
                break;
            } else if (each == 'z' && digits == 0) {
                size += 4;
            } else if (each >= '!' && each <= 'u') {
                group = group * 85 + each - '!';
                if (++digits == 5) {
                    size = put(out, size, group, 4);
                    group = 0;
                    digits = 0;
                }
            }
        }
        if (digits > 1) {
            for (int at = digits; at < 5; at++) {
                group = group * 85 + 84;
            }
            size = put(out, size, group, digits - 1);
        }
        return Bytes.own(Arrays.copyOf(out, size));
    }

    private static int put(byte[] out, int at, long group, int count) {
        for (int index = 0; index < count; index++) {
            out[at + index] = (byte) (group >>> (24 - 8 * index));
        }
        return at + count;
    }
}
