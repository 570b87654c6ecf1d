package org.spampot.listen.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digests as the fingerprints write them.
final class Digests {
    private Digests() {}

    /// Lower-case hex. Every JDK has the algorithms that are asked for here; MD5 guards nothing, it is a name.
    static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException crippled) {
            throw new IllegalStateException("this Java has no " + algorithm, crippled);
        }
    }
}
