package org.spampot.listen;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spampot.listen.Permits.Permit;
import org.spampot.listen.SessionHandler.Stop;
import org.spampot.listen.proxy.ProxyReader.Reading;
import org.spampot.listen.tls.TlsIdentity;
import org.spampot.model.Connection;
import org.spampot.model.Endpoint;
import org.spampot.model.Printable;
import org.spampot.smtp.Security;
import org.spampot.smtp.SessionContext;

/// Lets the connections of one listener in: takes a permit, binds the session's identity and builds its pipeline; for
/// the connections of a proxy once their header has said who the client is.
///
/// Thread-safety: shared by all connections of a listener, on any event loop.
@ChannelHandler.Sharable
final class Admission extends ChannelInitializer<SocketChannel> {
    /// The handler that TLS is put behind.
    static final String TAP = "tap";

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final ListenerSpec listener;
    private final Shared shared;
    private final Permits permits;
    private final Identities identities;
    private final Set<Channel> open;
    private final WireTap tap;
    private final @Nullable TlsServer tls;
    private final Security security;
    private final KnownSyns signatures = new KnownSyns();
    private final AtomicInteger headless = new AtomicInteger();
    private final Rate logged = new Rate(1, Duration.ofMinutes(1));

    Admission(ListenerSpec listener, Shared shared, Permits permits, Identities identities, Set<Channel> open) {
        this.listener = listener;
        this.shared = shared;
        this.permits = permits;
        this.identities = identities;
        this.open = open;
        this.tap = new WireTap(shared.counters());
        this.tls = switch (listener.tls()) {
            case ListenerTls.None _ -> null;
            case ListenerTls.OnCommand(TlsIdentity identity) -> new TlsServer(identity, shared);
            case ListenerTls.FromTheStart(TlsIdentity identity) -> new TlsServer(identity, shared);
        };
        this.security = switch (listener.tls()) {
            case ListenerTls.None _ -> Security.NONE;
            case ListenerTls.OnCommand _ -> Security.READY;
            case ListenerTls.FromTheStart _ -> Security.ACTIVE;
        };
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        InetSocketAddress remote = channel.remoteAddress();
        InetSocketAddress local = channel.localAddress();
        if (remote == null || local == null) {
            // the client was gone before we looked: nothing is known of it
            var _ = channel.close();
            return;
        }
        shared.counters().accepted.increment();
        open.add(channel);
        if (listener.proxied(remote.getAddress())) {
            awaitHeader(channel, Endpoint.of(remote), Endpoint.of(local));
        } else {
            admit(channel, Endpoint.of(remote), Endpoint.of(local)).ifPresent(driver -> Transport.syn(channel)
                    .ifPresent(syn -> driver.began(signatures.of(syn), shared.systems().system(syn).orElse(null))));
        }
        if (permits.closed()) {
            // stopped since it was accepted: whoever stopped us may have missed this one
            channel.pipeline().fireUserEventTriggered(Stop.SOON);
        }
    }

    private void awaitHeader(SocketChannel channel, Endpoint proxy, Endpoint local) {
        var waiting = new Headless(channel, proxy, local);
        channel.closeFuture().addListener(closed -> {
            waiting.over();
            open.remove(channel);
        });
        // no client is known yet whose permit would bound them
        if (headless.incrementAndGet() > shared.limits().sessions()) {
            shared.counters().proxyRefused.increment();
            var _ = channel.close();
        } else {
            channel.pipeline().addLast(new ProxyPeel(waiting));
        }
    }

    /// The session that begins; none when too many are being refused.
    private Optional<SessionDriver> admit(SocketChannel channel, Endpoint client, Endpoint server) {
        Permit permit = permits.enter(client.address());
        // one listener for both, as every idle session holds it
        channel.closeFuture().addListener(closed -> {
            permits.leave(permit);
            open.remove(channel);
        });
        if (permit.refusal() != null) {
            shared.counters().refused.increment();
        }
        if (permit.silent()) {
            shared.counters().refusedUncaptured.increment();
            var _ = channel.close();
            return Optional.empty();
        }
        Instant now = shared.clock().instant();
        var connection = new Connection(listener.name(), listener.voice().name(), client, server, now,
                listener.relaysWith(client.address()));
        var context = new SessionContext(identities.id(now), connection, listener.voice(), shared.smtp(),
                listener.protocol(), security, listener.access(), identities.seed());
        shared.sessions().begin();
        var portion = new Portion();
        channel.config().setRecvByteBufAllocator(portion);
        var peer = new Peer(channel, portion, tls);
        var driver = new SessionDriver(shared, context, permit.refusal(), peer);
        if (permit.refusal() == null) {
            shared.tarpit().enter(client.address(), now).ifPresent(driver::slow);
        }
        channel.pipeline().addLast(TAP, tap).addLast(new Pacing(), new SessionHandler(driver));
        if (security == Security.ACTIVE && permit.refusal() == null) {
            peer.secure();
        }
        return Optional.of(driver);
    }

    /// A connection of a proxy whose client is not known yet.
    private final class Headless implements ProxyPeel.Door {
        private final SocketChannel channel;
        private final Endpoint proxy;
        private final Endpoint local;
        private boolean over;

        Headless(SocketChannel channel, Endpoint proxy, Endpoint local) {
            this.channel = channel;
            this.proxy = proxy;
            this.local = local;
        }

        @Override
        public void open(Reading header) {
            over();
            if (header instanceof Reading.Proxied(Endpoint client, Endpoint server)) {
                var _ = admit(channel, client, server);
            } else {
                var _ = admit(channel, proxy, local);
            }
        }

        @Override
        public void stayClosed(String why) {
            shared.counters().proxyRefused.increment();
            if (logged.take(shared.clock().instant())) {
                LOG.warn("{}: a connection of the proxy {} was closed: {}; let it send PROXY headers, or remove it from"
                        + " this listener's proxy", listener.name(), proxy.ip(), Printable.line(why, 100));
            }
        }

        void over() {
            if (!over) {
                over = true;
                headless.decrementAndGet();
            }
        }
    }
}
