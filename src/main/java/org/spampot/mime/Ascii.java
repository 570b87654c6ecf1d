package org.spampot.mime;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// Words in bytes, looked for without making texts of them.
final class Ascii {
    private Ascii() {}

    static boolean startsWith(byte[] data, int at, int to, String word) {
        if (to - at < word.length()) {
            return false;
        }
        for (int index = 0; index < word.length(); index++) {
            if (data[at + index] != word.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    /// The same in any case; `word` is in lower case.
    static boolean startsWithIgnoreCase(byte[] data, int at, int to, String word) {
        if (to - at < word.length()) {
            return false;
        }
        for (int index = 0; index < word.length(); index++) {
            if (lower(data[at + index]) != word.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    static int lower(byte c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    /// Where `word` (lower case) begins in any case, at `from` or later and ends before `to`; -1 when nowhere.
    static int find(byte[] data, int from, int to, String word) {
        for (int at = from; at <= to - word.length(); at++) {
            if (lower(data[at]) == word.charAt(0) && startsWithIgnoreCase(data, at, to, word)) {
                return at;
            }
        }
        return -1;
    }

    static Bytes withoutNul(byte[] data) {
        byte[] out = new byte[data.length];
        int length = 0;
        for (byte c : data) {
            if (c != 0) {
                out[length++] = c;
            }
        }
        return Bytes.own(out).slice(0, length);
    }

    static String text(byte[] data, int from, int to) {
        return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// The text after `key` up to white space, in a line of `key=value` words; null when it is not there.
    static @Nullable String value(String line, String key) {
        int at = line.indexOf(" " + key + "=");
        if (at < 0) {
            return null;
        }
        int from = at + key.length() + 2;
        int end = line.indexOf(' ', from);
        return end < 0 ? line.substring(from) : line.substring(from, end);
    }
}
