package org.spampot.listen.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Certificates of our own making, one for each host that we pretend to be: made when it is first needed and kept from
/// then on, since a server whose certificate changes with every start looks odd. Files are `HOST.crt` and `HOST.key`,
/// readable by their owner alone.
public final class OwnCertificate {
    private static final int KEY_BITS = 2048;
    private static final int SERIAL_BITS = 159;

    private OwnCertificate() {}

    /// The identity kept in `folder`, or a new one of this `shape`.
    ///
    /// @throws TlsProblem in one line, when it cannot be read or made
    public static TlsIdentity keptIn(Path folder, CertificateShape shape, Instant now, SecureRandom random) {
        Path certificate = folder.resolve(shape.host() + ".crt");
        Path key = folder.resolve(shape.host() + ".key");
        try {
            if (!Files.exists(certificate) || !Files.exists(key)) {
                make(certificate, key, shape, now, random);
            }
        } catch (IOException failed) {
            throw new TlsProblem(folder + ": no certificate can be kept there (" + failed.getMessage()
                    + "); make it writable", failed);
        } catch (GeneralSecurityException | OperatorCreationException | IllegalArgumentException failed) {
            throw new TlsProblem("no certificate can be made for " + shape.host() + " (" + failed.getMessage()
                    + "); set tls.certificate and tls.key", failed);
        }
        return TlsIdentity.read(certificate, key);
    }

    private static void make(Path certificate, Path key, CertificateShape shape, Instant now, SecureRandom random)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS, random);
        KeyPair pair = generator.generateKeyPair();
        Instant from = now.minus(shape.age());
        var builder = new JcaX509v3CertificateBuilder(new X500Name(shape.issuer()), new BigInteger(SERIAL_BITS, random),
                Date.from(from), Date.from(from.plus(shape.validity())), new X500Name(shape.subject()),
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, false, new BasicConstraints(false));
        builder.addExtension(Extension.subjectAlternativeName, false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, shape.host())));
        byte[] signed = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))
                .getEncoded();
        Path folder = certificate.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, mode(folder, "rwx------"));
        }
        // the key first: what is looked for is the pair
        write(key, "PRIVATE KEY", pair.getPrivate().getEncoded());
        write(certificate, "CERTIFICATE", signed);
    }

    /// Whole or not at all, and never readable by others.
    private static void write(Path file, String label, byte[] der) throws IOException {
        String text = "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
        Path begun = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(begun);
        Files.createFile(begun, mode(file, "rw-------"));
        Files.write(begun, text.getBytes(StandardCharsets.US_ASCII));
        Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] mode(Path near, String mode) {
        return near.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
