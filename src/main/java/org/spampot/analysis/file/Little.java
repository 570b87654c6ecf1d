package org.spampot.analysis.file;

import java.nio.charset.StandardCharsets;

/// Little-endian numbers in bytes; what lies outside reads as 0, so that a cut header needs no case of its own.
final class Little {
    private Little() {}

    static int u8(byte[] data, long at) {
        return at >= 0 && at < data.length ? data[(int) at] & 0xff : 0;
    }

    static int u16(byte[] data, long at) {
        return u8(data, at) | u8(data, at + 1) << 8;
    }

    static long u32(byte[] data, long at) {
        return u16(data, at) | (long) u16(data, at + 2) << 16;
    }

    static long i64(byte[] data, long at) {
        return u32(data, at) | u32(data, at + 4) << 32;
    }

    static boolean is(byte[] data, long at, String wanted) {
        if (at < 0 || at + wanted.length() > data.length) {
            return false;
        }
        for (int index = 0; index < wanted.length(); index++) {
            if ((data[(int) at + index] & 0xff) != wanted.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    /// Where `wanted` is next, from `at` on and before `end`; -1 when nowhere.
    static int find(byte[] data, int at, int end, String wanted) {
        char first = wanted.charAt(0);
        int last = Math.min(end, data.length) - wanted.length();
        for (int index = Math.max(0, at); index <= last; index++) {
            if ((data[index] & 0xff) == first && is(data, index, wanted)) {
                return index;
            }
        }
        return -1;
    }

    static int findLast(byte[] data, String wanted) {
        char first = wanted.charAt(0);
        for (int index = data.length - wanted.length(); index >= 0; index--) {
            if ((data[index] & 0xff) == first && is(data, index, wanted)) {
                return index;
            }
        }
        return -1;
    }

    static byte[] slice(byte[] data, long from, long to) {
        int start = Math.clamp(from, 0, data.length);
        return java.util.Arrays.copyOfRange(data, start, Math.clamp(to, start, data.length));
    }

    static String latin1(byte[] data, long from, long to) {
        return new String(slice(data, from, to), StandardCharsets.ISO_8859_1);
    }

    static String utf16(byte[] data, long from, long to) {
        return new String(slice(data, from, to), StandardCharsets.UTF_16LE);
    }

    /// UTF-8 when it is, else one character a byte.
    static String name(byte[] data, long from, long to) {
        return org.spampot.model.Bytes.own(slice(data, from, to)).text();
    }
}
