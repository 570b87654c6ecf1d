package org.spampot.listen.tls;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/// A private key in PEM: PKCS#8, or the older forms of RSA and EC keys; other parts of the file do not matter.
final class KeyFile {
    private KeyFile() {}

    /// @throws TlsProblem in one line, when there is none that can be used
    static PrivateKey read(Path file, byte[] pem) {
        try (var parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.ISO_8859_1)))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (part instanceof PEMEncryptedKeyPair || part instanceof PKCS8EncryptedPrivateKeyInfo) {
                    throw new TlsProblem(file + ": the key is locked with a password; write it without one"
                            + " (openssl pkey -in " + file + " -out new.pem)");
                }
                PrivateKeyInfo key = key(part);
                if (key != null) {
                    // by number: for curves Bouncy Castle has a name that the JDK does not know
                    return KeyFactory.getInstance(key.getPrivateKeyAlgorithm().getAlgorithm().getId())
                            .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            if (unreadable instanceof TlsProblem problem) {
                throw problem;
            }
            throw new TlsProblem(file + ": not a private key that can be read; give a PEM file", unreadable);
        }
        throw new TlsProblem(file + ": no private key in it; give a PEM file with one");
    }

    private static @Nullable PrivateKeyInfo key(Object part) {
        return switch (part) {
            case PrivateKeyInfo info -> info;
            case PEMKeyPair pair -> pair.getPrivateKeyInfo();
            default -> null;
        };
    }
}
