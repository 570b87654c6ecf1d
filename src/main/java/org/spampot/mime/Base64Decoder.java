package org.spampot.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.spampot.model.Bytes;

/// Base64 (RFC 2045 section 6.8) as mail programs read it: what is not of the alphabet is skipped, and data may go on
/// after padding when all that follows is base64 too (several encodings put together), but not when text follows (a
/// list's footer).
final class Base64Decoder {
    private static final byte[] VALUES = values();
    private static final byte SPACE = -2;
    private static final byte PAD = -3;

    /// @param bytes decoded
    /// @param junk characters that are neither of the alphabet nor white space
    /// @param cut true when the last group is not whole
    /// @param afterPadding true when something other than white space follows the padding
    record Result(Bytes bytes, int junk, boolean cut, boolean afterPadding) {}

    private Base64Decoder() {}

    /// The value of a character of the alphabet, else negative.
    static int value(int c) {
        return c < 0 || c > 127 ? -1 : VALUES[c];
    }

    static Result decode(byte[] data, int from, int to) {
        byte[] out = new byte[(to - from) / 4 * 3 + 3];
        int length = 0;
        int held = 0;
        int count = 0;
        int junk = 0;
        boolean cut = false;
        boolean after = false;
        boolean askedAfter = false;
        for (int at = from; at < to; at++) {
            int value = value(data[at]);
            if (value >= 0) {
                held = (held << 6) | value;
                if (++count == 4) {
                    out[length++] = (byte) (held >> 16);
                    out[length++] = (byte) (held >> 8);
                    out[length++] = (byte) held;
                    held = 0;
                    count = 0;
                }
            } else if (value == PAD) {
                if (count >= 2) {
                    out[length++] = (byte) (held >> (count == 2 ? 4 : 10));
                    if (count == 3) {
                        out[length++] = (byte) (held >> 2);
                    }
                } else {
                    cut |= count == 1;
                }
                held = 0;
                count = 0;
                if (!askedAfter) {
                    askedAfter = true;
                    int rest = skipPadding(data, at, to);
                    after = rest < to;
                    if (after && !allBase64(data, rest, to)) {
                        return new Result(Bytes.own(Arrays.copyOf(out, length)), junk, cut, true);
                    }
                }
            } else if (value != SPACE) {
                junk++;
            }
        }
        if (count >= 2) {
            out[length++] = (byte) (held >> (count == 2 ? 4 : 10));
            if (count == 3) {
                out[length++] = (byte) (held >> 2);
            }
        }
        return new Result(Bytes.own(Arrays.copyOf(out, length)), junk, cut || count > 0, after);
    }

    /// As programs decode that skip whatever is not of the alphabet, padding too, and never stop.
    ///
    /// @param web true to take `-` and `_` for `+` and `/` (RFC 4648 section 5)
    static Bytes decodeAll(byte[] data, boolean web) {
        byte[] out = new byte[data.length / 4 * 3 + 3];
        int length = 0;
        int held = 0;
        int bits = 0;
        for (byte c : data) {
            int value = web && c == '-' ? 62 : web && c == '_' ? 63 : value(c);
            if (value >= 0) {
                held = ((held << 6) | value) & 0xffffff;
                bits += 6;
                if (bits >= 8) {
                    bits -= 8;
                    out[length++] = (byte) (held >> bits);
                }
            }
        }
        return Bytes.own(Arrays.copyOf(out, length));
    }

    /// Where text begins after the first padding that is followed by something else; `data.length` when nowhere.
    static int afterPadding(byte[] data) {
        for (int at = 0; at < data.length; at++) {
            if (data[at] == '=') {
                return skipPadding(data, at, data.length);
            }
        }
        return data.length;
    }

    private static int skipPadding(byte[] data, int at, int to) {
        while (at < to && (value(data[at]) == PAD || value(data[at]) == SPACE)) {
            at++;
        }
        return at;
    }

    private static boolean allBase64(byte[] data, int from, int to) {
        for (int at = from; at < to; at++) {
            if (value(data[at]) == -1) {
                return false;
            }
        }
        return true;
    }

    /// For header words: the same, from text.
    static Bytes decode(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            bytes.write(c < 128 ? c : '?');
        }
        byte[] array = bytes.toByteArray();
        return decode(array, 0, array.length).bytes();
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int value = 0; value < alphabet.length(); value++) {
            values[alphabet.charAt(value)] = (byte) value;
        }
        values['\r'] = SPACE;
        values['\n'] = SPACE;
        values['\t'] = SPACE;
        values[' '] = SPACE;
        values['='] = PAD;
        return values;
    }
}
