package org.spampot.listen;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.spampot.listen.tls.TlsIdentity;

/// Makes the TLS engines of one listener: the JDK's, in every version from 1.0 to 1.3, also begun with a hello of
/// SSL 2, and with every cipher that it still has, as old programs are whom we want to hear.
///
/// Thread-safety: any thread.
final class TlsServer {
    /// How long, and of how many clients, a session may be resumed.
    private static final long CACHE = 1000;
    private static final Duration CACHED = Duration.ofMinutes(10);

    private final SslContext context;
    private final Shared shared;

    TlsServer(TlsIdentity identity, Shared shared) {
        this.shared = shared;
        try {
            this.context = SslContextBuilder
                    .forServer(identity.key(), identity.chain().toArray(new X509Certificate[0]))
                    .sslProvider(SslProvider.JDK).protocols("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1", "SSLv2Hello")
                    .ciphers(null, IdentityCipherSuiteFilter.INSTANCE_DEFAULTING_TO_SUPPORTED_CIPHERS)
                    .sessionCacheSize(CACHE).sessionTimeout(CACHED.toSeconds()).build();
        } catch (SSLException unusable) {
            throw new IllegalStateException("no TLS with " + identity, unusable);
        }
    }

    SslHandler handler(ByteBufAllocator buffers) {
        SslHandler handler = context.newHandler(buffers, shared.handshakes());
        handler.setHandshakeTimeout(shared.limits().handshake().toMillis(), TimeUnit.MILLISECONDS);
        return handler;
    }
}
