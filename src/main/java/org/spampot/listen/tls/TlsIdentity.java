package org.spampot.listen.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/// Whom a listener shows itself as in TLS.
///
/// @param chain its certificate first, then those that lead to a root, if there are any
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
    public TlsIdentity {
        chain = List.copyOf(chain);
    }

    /// Reads a certificate chain and its key, both PEM as every tool writes them.
    ///
    /// @throws TlsProblem in one line, when a file cannot be read or the two do not belong together
    public static TlsIdentity read(Path chain, Path key) {
        var identity = new TlsIdentity(KeyFile.read(key, bytes(key)), certificates(chain));
        if (!identity.fits()) {
            throw new TlsProblem(key + ": not the key of the certificate in " + chain + "; give the two that were made"
                    + " together, the server's own certificate first");
        }
        return identity;
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes(file))).stream()
                    .map(X509Certificate.class::cast).toList();
            if (chain.isEmpty()) {
                throw new TlsProblem(file + ": no certificate in it; give a PEM file with one");
            }
            return chain;
        } catch (CertificateException unreadable) {
            throw new TlsProblem(file + ": no certificates that can be read; give a PEM file", unreadable);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new TlsProblem(file + ": no such file; correct tls.certificate or tls.key", missing);
        } catch (IOException unreadable) {
            throw new TlsProblem(file + ": cannot be read; make it readable for the user that runs this", unreadable);
        }
    }

    /// Whether the certificate confirms what the key signs.
    private boolean fits() {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            byte[] text = {1, 2, 3};
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(text);
            byte[] signature = signing.sign();
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(chain.getFirst());
            verifying.update(text);
            return verifying.verify(signature);
        } catch (GeneralSecurityException differentKinds) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "(key and certificate of " + chain.getFirst().getSubjectX500Principal() + ")";
    }
}
