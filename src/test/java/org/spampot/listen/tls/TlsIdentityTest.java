package org.spampot.listen.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsIdentityTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final CertificateShape SHAPE = CertificateShape.ofInstallation("mx.example.com");

    @TempDir
    Path folder;

    @Test
    void aCertificateIsMadeOnceAndKeptForItsOwnerAlone() throws IOException {
        Path kept = folder.resolve("tls");
        TlsIdentity made = OwnCertificate.keptIn(kept, SHAPE, NOW, new SecureRandom());
        TlsIdentity again = OwnCertificate.keptIn(kept, SHAPE, NOW.plus(Duration.ofDays(9)), new SecureRandom());

        assertThat(again).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept))).isEqualTo("rwx------");
        for (String file : List.of("mx.example.com.crt", "mx.example.com.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.resolve(file))))
                    .as(file).isEqualTo("rw-------");
        }
        assertThat(kept).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void itLooksLikeTheOneOfAnInstallation() throws GeneralSecurityException {
        var certificate = OwnCertificate.keptIn(folder, SHAPE, NOW, new SecureRandom()).chain().getFirst();

        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=mx.example.com");
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getSubjectAlternativeNames()).singleElement().asString().contains("mx.example.com");
        assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(NOW.minus(SHAPE.age()));
        assertThat(Duration.between(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant()))
                .isEqualTo(SHAPE.validity());
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void theOldFormOfAKeyIsReadToo() throws IOException {
        TlsIdentity made = OwnCertificate.keptIn(folder, SHAPE, NOW, new SecureRandom());
        Path old = pem("old.pem", made.key());

        assertThat(Files.readString(old)).startsWith("-----BEGIN RSA PRIVATE KEY-----");
        assertThat(TlsIdentity.read(folder.resolve("mx.example.com.crt"), old)).isEqualTo(made);
    }

    @Test
    void whatCannotBeUsedIsSaidInOneLine() throws IOException, GeneralSecurityException {
        var _ = OwnCertificate.keptIn(folder, SHAPE, NOW, new SecureRandom());
        Path chain = folder.resolve("mx.example.com.crt");
        Path key = folder.resolve("mx.example.com.key");
        Path other = pem("other.pem", KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
        Path curve = Files.writeString(folder.resolve("curve.pem"), "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
        Path locked = Files.writeString(folder.resolve("locked.pem"), """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-128-CBC,000102030405060708090A0B0C0D0E0F

                AAAAAAAAAAAAAAAAAAAAAA==
                -----END RSA PRIVATE KEY-----
                """);
        Path garbage = Files.writeString(folder.resolve("garbage.pem"), "-----BEGIN PRIVATE KEY-----\n!!\n");

        refused(chain, other, other + ": not the key of the certificate in " + chain);
        refused(chain, curve, curve + ": not the key of the certificate in " + chain);
        refused(chain, locked, locked + ": the key is locked with a password");
        refused(chain, chain, chain + ": no private key in it");
        refused(chain, garbage, garbage + ": not a private key that can be read");
        refused(key, key, key + ": no certificates that can be read");
        refused(Files.createFile(folder.resolve("empty")), key, folder.resolve("empty") + ": no certificate in it");
        refused(folder.resolve("missing"), key, folder.resolve("missing") + ": no such file");
        refused(chain, folder, folder + ": cannot be read");
    }

    @Test
    void testsAllowWhatTheProgramAllows() {
        String ofTests = Security.getProperty("jdk.tls.disabledAlgorithms");
        LegacyTls.allow();

        assertThat(Security.getProperty("jdk.tls.disabledAlgorithms")).isEqualTo(ofTests);
    }

    private static void refused(Path chain, Path key, String line) {
        assertThatThrownBy(() -> TlsIdentity.read(chain, key)).isInstanceOf(TlsProblem.class)
                .hasMessageStartingWith(line).hasMessageNotContaining("\n");
    }

    private Path pem(String name, Object key) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(key);
        }
        return Files.writeString(folder.resolve(name), text.toString());
    }
}
