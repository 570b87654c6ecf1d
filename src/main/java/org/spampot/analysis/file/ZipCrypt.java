package org.spampot.analysis.file;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The two encryptions of zip: the traditional one (APPNOTE.TXT section 6.1), and WinZip's AES.
final class ZipCrypt {
    private static final int HEADER = 12;
    private static final int[] CRC = crcTable();
    private static final int ITERATIONS = 1_000;
    private static final int MAC_LENGTH = 10;
    /// A try of AES derives a key, which costs about as much as ten tries of the traditional one.
    private static final int AES_TRY = 10;

    private ZipCrypt() {}

    private static int[] crcTable() {
        int[] table = new int[256];
        for (int value = 0; value < 256; value++) {
            int crc = value;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
            }
            table[value] = crc;
        }
        return table;
    }

    /// The plain data, or nothing when the password is certainly wrong; one of 256 wrong ones is not noticed here.
    static byte @Nullable [] traditional(byte[] data, int check, String password, Budget budget) {
        if (data.length < HEADER || !budget.takeTries(1)) {
            return null;
        }
        var keys = new Keys(password.getBytes(StandardCharsets.UTF_8));
        int last = 0;
        for (int at = 0; at < HEADER; at++) {
            last = keys.decrypt(data[at]);
        }
        if (last != (check & 0xff)) {
            return null;
        }
        byte[] plain = new byte[data.length - HEADER];
        for (int at = 0; at < plain.length; at++) {
            plain[at] = (byte) keys.decrypt(data[at + HEADER]);
        }
        return plain;
    }

    private static final class Keys {
        private int first = 0x12345678;
        private int second = 0x23456789;
        private int third = 0x34567890;

        Keys(byte[] password) {
            for (byte each : password) {
                update(each);
            }
        }

        private void update(int plain) {
            first = CRC[(first ^ plain) & 0xff] ^ (first >>> 8);
            second = (second + (first & 0xff)) * 134775813 + 1;
            third = CRC[(third ^ (second >>> 24)) & 0xff] ^ (third >>> 8);
        }

        int decrypt(byte packed) {
            int temporary = (third & 0xffff) | 2;
            int plain = (packed ^ ((temporary * (temporary ^ 1)) >>> 8)) & 0xff;
            update(plain);
            return plain;
        }
    }

    /// The plain data, or nothing when the password is wrong or the data was changed.
    static byte @Nullable [] aes(byte[] data, int strength, String password, Budget budget) {
        int key = 8 * (strength + 1);
        int salt = key / 2;
        if (strength > 3 || data.length < salt + 2 + MAC_LENGTH || !budget.takeTries(AES_TRY)) {
            return null;
        }
        try {
            var spec = new PBEKeySpec(password.toCharArray(), Arrays.copyOf(data, salt), ITERATIONS,
                    (2 * key + 2) * 8);
            byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1").generateSecret(spec).getEncoded();
            if (derived[2 * key] != data[salt] || derived[2 * key + 1] != data[salt + 1]) {
                return null;
            }
            byte[] packed = Arrays.copyOfRange(data, salt + 2, data.length - MAC_LENGTH);
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(derived, key, key, "HmacSHA1"));
            byte[] told = Arrays.copyOfRange(data, data.length - MAC_LENGTH, data.length);
            return Arrays.equals(Arrays.copyOf(mac.doFinal(packed), MAC_LENGTH), told)
                    ? counter(packed, new SecretKeySpec(derived, 0, key, "AES"))
                    : null;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK has no AES or HMAC", missing);
        }
    }

    /// Counter mode with a counter that begins at 1 and counts from its first byte on, which no JDK mode does.
    private static byte[] counter(byte[] packed, SecretKeySpec key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        byte[] counters = new byte[(packed.length + 15) / 16 * 16];
        for (int block = 0; block < counters.length / 16; block++) {
            int count = block + 1;
            for (int at = 0; at < 4; at++) {
                counters[16 * block + at] = (byte) (count >>> (8 * at));
            }
        }
        byte[] stream = cipher.doFinal(counters);
        byte[] plain = new byte[packed.length];
        for (int at = 0; at < plain.length; at++) {
            plain[at] = (byte) (packed[at] ^ stream[at]);
        }
        return plain;
    }
}
