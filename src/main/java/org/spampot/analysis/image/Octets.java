package org.spampot.analysis.image;

import org.spampot.model.Bytes;

/// Numbers in a file's bytes; what is beyond the end is 0.
record Octets(Bytes bytes) {
    int size() {
        return bytes.size();
    }

    int u8(int at) {
        return at >= 0 && at < bytes.size() ? bytes.at(at) : 0;
    }

    int big16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    int little16(int at) {
        return u8(at + 1) << 8 | u8(at);
    }

    /// A number that does not fit is the largest there is.
    int big32(int at) {
        return clamped((long) big16(at) << 16 | big16(at + 2));
    }

    int little32(int at) {
        return clamped((long) little16(at + 2) << 16 | little16(at));
    }

    private static int clamped(long value) {
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    boolean starts(String latin1) {
        return is(0, latin1);
    }

    boolean is(int at, String latin1) {
        if (at < 0 || at > bytes.size() - latin1.length()) {
            return false;
        }
        for (int index = 0; index < latin1.length(); index++) {
            if (bytes.at(at + index) != latin1.charAt(index)) {
                return false;
            }
        }
        return true;
    }
}
