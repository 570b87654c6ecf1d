package org.spampot.analysis.file;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The encryption dictionary of a PDF (ISO 32000-2 section 7.6.4), and the key that a user password makes with it.
final class PdfSecurity {
    private final String source;
    final int version;
    final int revision;
    private final byte[] owner;
    private final byte[] user;
    private final byte[] userKey;
    private final int permissions;
    private final byte[] id;
    private final int length;

    PdfSecurity(String source, String ids) {
        this.source = source;
        this.version = PdfSyntax.number(PdfSyntax.value(source, "/V"));
        this.revision = PdfSyntax.number(PdfSyntax.value(source, "/R"));
        this.owner = bytes("/O");
        this.user = bytes("/U");
        this.userKey = bytes("/UE");
        String told = PdfSyntax.value(source, "/P");
        int positive = PdfSyntax.number(told.startsWith("-") ? told.substring(1) : told);
        long large = told.startsWith("-") ? -longNumber(told.substring(1)) : longNumber(told);
        this.permissions = positive < 0 ? 0 : (int) large;
        int open = Math.max(ids.indexOf('('), ids.indexOf('<'));
        int first = ids.indexOf('<') >= 0 && ids.indexOf('(') >= 0
                ? Math.min(ids.indexOf('('), ids.indexOf('<'))
                : open;
        this.id = first < 0 ? new byte[0] : latin1(ids.substring(first, PdfSyntax.end(ids, first)));
        int bits = PdfSyntax.number(PdfSyntax.value(source, "/Length"));
        int bytes = bits >= 40 ? bits / 8 : bits > 4 ? bits : 5;
        this.length = version == 1 ? 5 : version == 4 ? 16 : Math.min(16, bytes);
    }

    private static long longNumber(String text) {
        long number = 0;
        for (int at = 0; at < Math.min(10, text.length()) && Character.isDigit(text.charAt(at)); at++) {
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }

    private byte[] bytes(String name) {
        return latin1(PdfSyntax.value(source, name));
    }

    private static byte[] latin1(String value) {
        String string = PdfSyntax.string(value);
        return string == null ? new byte[0] : string.getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean aes() {
        return source.contains("/AESV2") || source.contains("/AESV3");
    }

    /// Algorithm 2, checked with algorithms 4 and 5; empty when the password is wrong.
    byte[] oldKey(String password) throws GeneralSecurityException {
        byte[] plain = password.getBytes(StandardCharsets.ISO_8859_1);
        byte[] padded = Arrays.copyOf(plain, 32);
        System.arraycopy(PdfCrypt.PADDING, 0, padded, Math.min(32, plain.length), 32 - Math.min(32, plain.length));
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(padded);
        md5.update(Arrays.copyOf(owner, 32));
        md5.update(new byte[]{(byte) permissions, (byte) (permissions >> 8), (byte) (permissions >> 16),
                (byte) (permissions >> 24)});
        md5.update(id);
        if (revision >= 4 && source.contains("/EncryptMetadata false")) {
            md5.update(new byte[]{-1, -1, -1, -1});
        }
        byte[] key = md5.digest();
        for (int round = 0; revision >= 3 && round < 50; round++) {
            key = md5.digest(Arrays.copyOf(key, length));
        }
        key = Arrays.copyOf(key, length);
        return Arrays.equals(expected(key, md5), Arrays.copyOf(user, revision >= 3 ? 16 : 32))
                ? key
                : new byte[0];
    }

    private byte[] expected(byte[] key, MessageDigest md5) throws GeneralSecurityException {
        if (revision < 3) {
            return PdfCrypt.rc4(key, PdfCrypt.PADDING);
        }
        md5.update(PdfCrypt.PADDING);
        byte[] check = md5.digest(id);
        for (int round = 0; round < 20; round++) {
            byte[] changed = key.clone();
            for (int at = 0; at < changed.length; at++) {
                changed[at] ^= (byte) round;
            }
            check = PdfCrypt.rc4(changed, check);
        }
        return check;
    }

    /// Algorithm 2.A for the user password; empty when it is wrong.
    byte[] newKey(String password) throws GeneralSecurityException {
        byte[] plain = password.getBytes(StandardCharsets.UTF_8);
        byte[] hash = hash(plain, Arrays.copyOfRange(user, 32, 40));
        if (!Arrays.equals(hash, Arrays.copyOf(user, 32))) {
            return new byte[0];
        }
        byte[] between = hash(plain, Arrays.copyOfRange(user, 40, 48));
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(between, "AES"), new IvParameterSpec(new byte[16]));
        return cipher.doFinal(userKey, 0, 32);
    }

    /// Algorithm 2.B; revision 5 stops after the first step.
    private byte[] hash(byte[] password, byte[] salt) throws GeneralSecurityException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(password);
        byte[] key = sha.digest(salt);
        if (revision < 6) {
            return key;
        }
        byte[] mixed = new byte[0];
        for (int round = 0; round < 64 || (mixed[mixed.length - 1] & 0xff) > round - 32; round++) {
            byte[] block = new byte[64 * (password.length + key.length)];
            for (int copy = 0; copy < 64; copy++) {
                int at = copy * (password.length + key.length);
                System.arraycopy(password, 0, block, at, password.length);
                System.arraycopy(key, 0, block, at + password.length, key.length);
            }
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 0, 16, "AES"),
                    new IvParameterSpec(key, 16, 16));
            mixed = cipher.doFinal(block);
            int sum = 0;
            for (int at = 0; at < 16; at++) {
                sum += mixed[at] & 0xff;
            }
            key = MessageDigest.getInstance(sum % 3 == 0 ? "SHA-256" : sum % 3 == 1 ? "SHA-384" : "SHA-512")
                    .digest(mixed);
        }
        return Arrays.copyOf(key, 32);
    }
}
