package org.spampot.analysis;

/// Text of bytes, in which a control character stands for a piece of the language at hand: chance alone does not find
/// `font-size:0`, and a seed is still a text that can be read.
public final class Fragments {
    private Fragments() {}

    /// Tabs, line ends and what there is no piece for stay as they are.
    ///
    /// @param data Latin-1
    public static String text(byte[] data, String... pieces) {
        var out = new StringBuilder();
        for (byte octet : data) {
            int c = octet & 0xff;
            int piece = c < ' ' ? "\t\n\r".indexOf(c) < 0 ? c : -1 : c >= 0x80 ? c - 0x60 : -1;
            if (piece >= 0 && piece < pieces.length) {
                out.append(pieces[piece]);
            } else {
                out.append((char) c);
            }
        }
        return out.toString();
    }
}
