package org.spampot.analysis.link;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// Base58Check, as Bitcoin and its kin write addresses: the last four bytes are the beginning of a double SHA-256 of the
/// others.
final class Base58 {
    private static final String BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    private static final byte[] NONE = {};

    private Base58() {}

    /// Version and hash without the check sum; nothing when it is wrong.
    static byte[] checked(String text) {
        return checked(text, BITCOIN);
    }

    static byte[] ripple(String text) {
        return checked(text, RIPPLE);
    }

    private static byte[] checked(String text, String alphabet) {
        byte[] bytes = decoded(text, alphabet);
        if (bytes.length < 25 || bytes.length > 26) {
            return NONE;
        }
        byte[] payload = Arrays.copyOf(bytes, bytes.length - 4);
        byte[] sum = sha256(sha256(payload));
        return Arrays.equals(sum, 0, 4, bytes, bytes.length - 4, bytes.length) ? payload : NONE;
    }

    private static byte[] decoded(String text, String alphabet) {
        BigInteger value = BigInteger.ZERO;
        int zeros = 0;
        for (int at = 0; at < text.length(); at++) {
            int digit = alphabet.indexOf(text.charAt(at));
            if (digit < 0) {
                return NONE;
            }
            zeros += zeros == at && digit == 0 ? 1 : 0;
            value = value.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        byte[] number = value.signum() == 0 ? NONE : value.toByteArray();
        int sign = number.length > 0 && number[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + number.length - sign];
        System.arraycopy(number, sign, bytes, zeros, number.length - sign);
        return bytes;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
