package org.spampot.policy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.spampot.model.Bytes;

/// Decides by chance, and always the same: what it says of something is made of that and of a key that is kept, so it is
/// the same tomorrow, after a restart, and to every client; and nobody without the key can foresee it.
///
/// Thread-safety: immutable.
public final class Fate {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int FRACTION_BITS = 53;

    private final SecretKeySpec key;

    public Fate(Bytes key) {
        this.key = new SecretKeySpec(key.toArray(), ALGORITHM);
    }

    /// Whether it strikes `what`, which it does with the probability `chance`: never at 0, always at 1.
    boolean strikes(double chance, String... what) {
        long drawn = number(what) >>> (Long.SIZE - FRACTION_BITS);
        return drawn * 0x1.0p-53 < chance;
    }

    /// A number for `what`.
    long number(String... what) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String part : what) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // with its length, so that no two lists of parts are one
                mac.update(java.nio.ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                mac.update(bytes);
            }
            return java.nio.ByteBuffer.wrap(mac.doFinal()).getLong();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, missing);
        }
    }
}
