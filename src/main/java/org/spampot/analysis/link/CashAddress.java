package org.spampot.analysis.link;

import java.util.Locale;

/// CashAddr of Bitcoin Cash, with or without `bitcoincash:` before it: a 40-bit check sum over prefix and digits.
final class CashAddress {
    private static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final String PREFIX = "bitcoincash";
    private static final int LENGTH = 42;
    private static final long[] GENERATOR = {0x98f2bc8e61L, 0x79b76d99e2L, 0xf33e5fb3c4L, 0xae2eabe2a8L, 0x1e4f43e470L};

    private CashAddress() {}

    static boolean isAddress(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.length() != LENGTH || !(text.equals(lower) || text.equals(text.toUpperCase(Locale.ROOT)))) {
            return false;
        }
        long sum = 1;
        for (int at = 0; at < PREFIX.length(); at++) {
            sum = step(sum, PREFIX.charAt(at) & 31);
        }
        sum = step(sum, 0);
        for (int at = 0; at < lower.length(); at++) {
            int digit = DIGITS.indexOf(lower.charAt(at));
            if (digit < 0) {
                return false;
            }
            sum = step(sum, digit);
        }
        return sum == 1;
    }

    private static long step(long sum, int value) {
        int top = (int) (sum >>> 35);
        long next = ((sum & 0x07ffffffffL) << 5) ^ value;
        for (int bit = 0; bit < 5; bit++) {
            next ^= ((top >>> bit) & 1) == 0 ? 0 : GENERATOR[bit];
        }
        return next;
    }
}
