package org.spampot.analysis.link;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// `0x` and forty hexadecimal digits; when letters are of both cases, their case is the check sum (EIP-55).
final class Ethereum {
    private static final int LENGTH = 42;

    private Ethereum() {}

    static boolean isAddress(String text) {
        if (text.length() != LENGTH || text.charAt(1) != 'x') {
            return false;
        }
        String digits = text.substring(2);
        String lower = digits.toLowerCase(Locale.ROOT);
        if (!digits.chars().allMatch(Ascii::isHex) || digits.chars().filter(c -> c == '0').count() > 30) {
            return false;
        }
        boolean oneCase = digits.equals(lower) || digits.equals(digits.toUpperCase(Locale.ROOT));
        return oneCase || digits.equals(mixed(lower));
    }

    private static String mixed(String lower) {
        byte[] hash = Keccak.digest(lower.getBytes(StandardCharsets.US_ASCII));
        var out = new StringBuilder(lower.length());
        for (int at = 0; at < lower.length(); at++) {
            int nibble = (hash[at / 2] >>> (at % 2 == 0 ? 4 : 0)) & 15;
            out.append(nibble >= 8 ? Character.toUpperCase(lower.charAt(at)) : lower.charAt(at));
        }
        return out.toString();
    }
}
