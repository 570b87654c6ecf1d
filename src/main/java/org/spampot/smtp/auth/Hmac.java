package org.spampot.smtp.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Digests that mechanisms are made of. HMAC (RFC 2104) is written out, as the JDK's reads providers and key objects for
/// what are two digests over 64 bytes and a text.
final class Hmac {
    private static final int BLOCK = 64;

    private Hmac() {}

    /// Lower-case hex of the HMAC of `text` under `key`, both in UTF-8.
    static String hex(String algorithm, String key, byte[] text) {
        byte[] secret = key.getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(secret.length > BLOCK ? digest(algorithm, secret) : secret, BLOCK);
        return HexFormat.of().formatHex(digest(algorithm, masked(block, 0x5c), digest(algorithm, masked(block, 0x36),
                text)));
    }

    /// The digest of `pieces`, one after the other.
    static byte[] digest(String algorithm, byte[]... pieces) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            for (byte[] piece : pieces) {
                digest.update(piece);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JDK has no " + algorithm, missing);
        }
    }

    private static byte[] masked(byte[] block, int mask) {
        byte[] masked = block.clone();
        for (int at = 0; at < masked.length; at++) {
            masked[at] ^= (byte) mask;
        }
        return masked;
    }
}
