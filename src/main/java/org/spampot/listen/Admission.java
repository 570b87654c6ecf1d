package org.spampot.listen;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Set;
import org.spampot.listen.Permits.Permit;
import org.spampot.listen.SessionHandler.Stop;
import org.spampot.model.Connection;
import org.spampot.model.Endpoint;
import org.spampot.smtp.Security;
import org.spampot.smtp.SessionContext;

/// Lets the connections of one listener in: takes a permit, binds the session's identity and builds its pipeline.
///
/// Thread-safety: shared by all connections of a listener, on any event loop.
@ChannelHandler.Sharable
final class Admission extends ChannelInitializer<SocketChannel> {
    private final ListenerSpec listener;
    private final Shared shared;
    private final Permits permits;
    private final Identities identities;
    private final Set<Channel> open;
    private final WireTap tap;

    Admission(ListenerSpec listener, Shared shared, Permits permits, Identities identities, Set<Channel> open) {
        this.listener = listener;
        this.shared = shared;
        this.permits = permits;
        this.identities = identities;
        this.open = open;
        this.tap = new WireTap(shared.counters());
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
        Permit permit = permits.enter(remote.getAddress());
        open.add(channel);
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
            return;
        }
        Instant now = shared.clock().instant();
        var connection = new Connection(listener.name(), listener.voice().name(), Endpoint.of(remote),
                Endpoint.of(local), now);
        var context = new SessionContext(identities.id(now), connection, listener.voice(), shared.smtp(),
                Security.NONE, identities.seed());
        shared.sessions().begin();
        var driver = new SessionDriver(shared, context, permit.refusal(), new Peer(channel));
        channel.pipeline().addLast(tap, new Pacing(), new SessionHandler(driver));
        if (permits.closed()) {
            // stopped since the permit was given: whoever stopped us may have missed this one
            channel.pipeline().fireUserEventTriggered(Stop.SOON);
        }
    }
}
