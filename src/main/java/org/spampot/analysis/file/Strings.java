package org.spampot.analysis.file;

/// Runs of readable characters in binary data, of one byte and of two: all the text of formats too old, or too large, to
/// be worth a reader.
final class Strings {
    private static final int SHORTEST = 6;
    private static final int MOST = 1024 * 1024;

    private Strings() {}

    static String of(byte[] data) {
        var out = new StringBuilder();
        narrow(data, out);
        wide(data, 0, out);
        wide(data, 1, out);
        return out.toString();
    }

    private static void narrow(byte[] data, StringBuilder out) {
        int start = 0;
        for (int at = 0; at <= data.length; at++) {
            int c = at < data.length ? data[at] & 0xff : 0;
            boolean shown = (c >= 32 && c != 127 && c < 255) || c == '\t' || c == '\n' || c == '\r';
            if (!shown) {
                if (at - start >= SHORTEST && out.length() < MOST) {
                    out.append(Little.latin1(data, start, Math.min(at, start + MOST))).append('\n');
                }
                start = at + 1;
            }
        }
    }

    private static void wide(byte[] data, int from, StringBuilder out) {
        int start = from;
        for (int at = from; at <= data.length + 1; at += 2) {
            int c = at + 1 < data.length ? Little.u16(data, at) : 0;
            // Latin, Greek, Cyrillic, and what is above, when a neighbor is of the same kind, is rarely chance
            boolean shown = (c >= 32 && c < 0x590 && c != 127) || c == '\t' || c == '\n' || c == '\r';
            if (!shown) {
                if (at - start >= 2 * SHORTEST && out.length() < MOST) {
                    out.append(Little.utf16(data, start, Math.min(at, start + MOST))).append('\n');
                }
                start = at + 2;
            }
        }
    }
}
