package org.spampot.analysis.link;

/// Bech32 and Bech32m (BIP 173, BIP 350): a word in front of the last `1`, digits of 32, six of which are a check sum.
final class Bech32 {
    private static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int BECH32 = 1;
    private static final int BECH32M = 0x2bc830a3;

    private Bech32() {}

    /// @param text in lower case
    static boolean isAddress(String text) {
        int one = text.lastIndexOf('1');
        if (one < 1 || text.length() - one < 7) {
            return false;
        }
        int sum = 1;
        for (int at = 0; at < one; at++) {
            sum = step(sum, text.charAt(at) >> 5);
        }
        sum = step(sum, 0);
        for (int at = 0; at < one; at++) {
            sum = step(sum, text.charAt(at) & 31);
        }
        for (int at = one + 1; at < text.length(); at++) {
            int digit = DIGITS.indexOf(text.charAt(at));
            if (digit < 0) {
                return false;
            }
            sum = step(sum, digit);
        }
        // version 0 of SegWit has the old sum, later ones the new
        boolean old = text.charAt(one + 1) == 'q' || text.startsWith("addr");
        return sum == (old ? BECH32 : BECH32M);
    }

    private static int step(int sum, int value) {
        int top = sum >>> 25;
        int next = ((sum & 0x1ffffff) << 5) ^ value;
        for (int bit = 0; bit < 5; bit++) {
            next ^= ((top >>> bit) & 1) == 0 ? 0 : GENERATOR[bit];
        }
        return next;
    }
}
