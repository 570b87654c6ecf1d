package org.spampot.analysis.link;

import java.math.BigInteger;
import java.util.Arrays;

/// Addresses of Monero: Base58 in blocks of eleven digits for eight bytes, the last four bytes a Keccak check sum.
final class Monero {
    private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    /// Digits that a last block of so many bytes has.
    private static final int[] BLOCK = {0, 2, 3, 5, 6, 7, 9, 10, 11};
    private static final int STANDARD = 95;
    private static final int INTEGRATED = 106;

    private Monero() {}

    static boolean isAddress(String text) {
        if (text.length() != STANDARD && text.length() != INTEGRATED) {
            return false;
        }
        byte[] bytes = new byte[text.length() == STANDARD ? 69 : 77];
        for (int block = 0; block * 8 < bytes.length; block++) {
            int size = Math.min(8, bytes.length - block * 8);
            if (!decode(text.substring(block * 11, block * 11 + BLOCK[size]), bytes, block * 8, size)) {
                return false;
            }
        }
        byte[] sum = Keccak.digest(Arrays.copyOf(bytes, bytes.length - 4));
        return Arrays.equals(sum, 0, 4, bytes, bytes.length - 4, bytes.length);
    }

    private static boolean decode(String digits, byte[] into, int at, int size) {
        BigInteger value = BigInteger.ZERO;
        for (int index = 0; index < digits.length(); index++) {
            int digit = DIGITS.indexOf(digits.charAt(index));
            if (digit < 0) {
                return false;
            }
            value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        if (value.bitLength() > 8 * size) {
            return false;
        }
        for (int index = 0; index < size; index++) {
            into[at + index] = value.shiftRight(8 * (size - 1 - index)).byteValue();
        }
        return true;
    }
}
