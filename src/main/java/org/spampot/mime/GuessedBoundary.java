package org.spampot.mime;

import org.spampot.model.Bytes;

/// The boundary of a multipart that does not name it, or names another: the first line in its body that begins with two
/// dashes and has a field of a part's header after it. Programs that are kind to broken mail look for the same.
final class GuessedBoundary {
    private static final int LONGEST = 200;

    private GuessedBoundary() {}

    /// Without the two dashes; empty when there is no such line.
    static String in(Bytes body) {
        byte[] data = body.toArray();
        int at = 0;
        while (at < data.length) {
            int lineEnd = Boundaries.lineEnd(data, at, data.length);
            int textEnd = Boundaries.withoutCr(data, at, lineEnd);
            if (isBoundary(data, at, textEnd) && hasField(data, lineEnd + 1)) {
                return at(data, at);
            }
            at = lineEnd + 1;
        }
        return "";
    }

    /// The boundary whose line begins at `at`.
    static String at(byte[] data, int at) {
        return Ascii.text(data, at + 2, Boundaries.lineEnd(data, at, data.length)).stripTrailing();
    }

    /// Two dashes and something else that is not only dashes.
    static boolean isBoundary(byte[] data, int from, int to) {
        if (to - from < 3 || to - from > LONGEST || data[from] != '-' || data[from + 1] != '-') {
            return false;
        }
        boolean other = false;
        for (int at = from + 2; at < to; at++) {
            other |= data[at] > ' ' && data[at] != '-';
        }
        return other;
    }

    static boolean hasField(byte[] data, int at) {
        return at < data.length && (data[at] == 'c' || data[at] == 'C')
                && (Ascii.startsWithIgnoreCase(data, at, data.length, "content-type")
                        || Ascii.startsWithIgnoreCase(data, at, data.length, "content-transfer-encoding")
                        || Ascii.startsWithIgnoreCase(data, at, data.length, "content-disposition"));
    }
}
