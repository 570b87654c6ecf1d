package org.spampot.listen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.spampot.listen.tls.CertificateShape;
import org.spampot.listen.tls.OwnCertificate;
import org.spampot.listen.tls.TlsIdentity;

/// TLS for tests: one identity for all of them, and clients that trust it.
final class Tls {
    static final TlsIdentity IDENTITY = identity();

    private Tls() {}

    private static TlsIdentity identity() {
        try {
            Path folder = Files.createTempDirectory("spampot-tls");
            TlsIdentity made = OwnCertificate.keptIn(folder, CertificateShape.ofInstallation(Voices.HOST),
                    Instant.now(), new SecureRandom());
            Files.delete(folder.resolve(Voices.HOST + ".crt"));
            Files.delete(folder.resolve(Voices.HOST + ".key"));
            Files.delete(folder);
            return made;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// @param protocols to offer; the usual ones when none is named
    static SSLSocket over(Socket socket, String... protocols) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{new Trusting()}, null);
            var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, Voices.HOST, socket.getPort(), true);
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setServerNames(java.util.List.of(new SNIHostName(Voices.HOST)));
            if (protocols.length > 0) {
                parameters.setProtocols(protocols);
            }
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return tls;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, javax.net.ssl.SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
