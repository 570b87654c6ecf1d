package org.spampot.analysis.file;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The standard security handler of PDF (ISO 32000-2 section 7.6), for reading with the user password: most often the
/// empty one, else a word of the message.
final class PdfCrypt {
    static final byte[] PADDING = Little.slice(
            "(\u00bfN^Nu\u008aAd\0NV\u00ff\u00fa\1\b..\0\u00b6\u00d0h>\u0080/\f\u00a9\u00fedSiz"
                    .getBytes(StandardCharsets.ISO_8859_1),
            0, 32);
    private static final int TRY = 5;
    private static final int SLOW_TRY = 40;

    private final byte[] key;
    private final boolean aes;
    private final int version;

    private PdfCrypt(byte[] key, boolean aes, int version) {
        this.key = key;
        this.aes = aes;
        this.version = version;
    }

    /// Nothing when it is encrypted in a way not known, or no password is right.
    static @Nullable PdfCrypt of(PdfFile pdf, Passwords passwords, Budget budget) {
        String dictionary = pdf.resolved(PdfSyntax.value(pdf.trailer(), "/Encrypt"));
        var handler = new PdfSecurity(dictionary, PdfSyntax.value(pdf.trailer(), "/ID"));
        List<String> words = new ArrayList<>(List.of(""));
        words.addAll(passwords.words());
        for (String word : words) {
            if (!budget.takeTries(handler.revision >= 5 ? SLOW_TRY : TRY)) {
                return null;
            }
            try {
                byte[] key = handler.revision >= 5 ? handler.newKey(word) : handler.oldKey(word);
                if (key.length > 0) {
                    return new PdfCrypt(key, handler.aes(), handler.version);
                }
            } catch (GeneralSecurityException | RuntimeException broken) {
                // a handler whose fields are no keys: nothing will open it
                return null;
            }
        }
        return null;
    }

    byte[] stream(byte[] packed, int number, int generation) {
        return decrypt(packed, number, generation);
    }

    byte[] string(byte[] packed, int number, int generation) {
        return decrypt(packed, number, generation);
    }

    private byte[] decrypt(byte[] packed, int number, int generation) {
        try {
            byte[] own = version >= 5 ? key : objectKey(number, generation);
            if (!aes) {
                return rc4(own, packed);
            }
            int whole = (packed.length - 16) / 16 * 16;
            if (whole <= 0) {
                return new byte[0];
            }
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(own, "AES"), new IvParameterSpec(packed, 0, 16));
            byte[] plain = cipher.doFinal(packed, 16, whole);
            int padding = plain[plain.length - 1] & 0xff;
            return Arrays.copyOf(plain, padding <= 16 ? plain.length - padding : plain.length);
        } catch (GeneralSecurityException broken) {
            return packed;
        }
    }

    /// Algorithm 1.
    private byte[] objectKey(int number, int generation) throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(key);
        md5.update(new byte[]{(byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) generation,
                (byte) (generation >> 8)});
        if (aes) {
            md5.update("sAlT".getBytes(StandardCharsets.ISO_8859_1));
        }
        return Arrays.copyOf(md5.digest(), Math.min(16, key.length + 5));
    }

    /// RC4, which the JDK may forbid: nine lines.
    static byte[] rc4(byte[] key, byte[] data) {
        int[] state = new int[256];
        for (int at = 0; at < 256; at++) {
            state[at] = at;
        }
        for (int at = 0, other = 0; at < 256; at++) {
            other = (other + state[at] + key[at % key.length]) & 0xff;
            int kept = state[at];
            state[at] = state[other];
            state[other] = kept;
        }
        byte[] out = new byte[data.length];
        for (int index = 0, at = 0, other = 0; index < data.length; index++) {
            at = (at + 1) & 0xff;
            other = (other + state[at]) & 0xff;
            int kept = state[at];
            state[at] = state[other];
            state[other] = kept;
            out[index] = (byte) (data[index] ^ state[(state[at] + state[other]) & 0xff]);
        }
        return out;
    }
}
