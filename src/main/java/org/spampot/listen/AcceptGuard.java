package org.spampot.listen;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a listener alive when a connection cannot be accepted, as when there are no file descriptors left: it pauses
/// for a moment, in which the kernel's backlog holds who comes, and says so once a minute.
///
/// Thread-safety: confined to the listening socket's event loop.
final class AcceptGuard extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptGuard.class);
    private static final long PAUSE_MILLIS = 500;

    private final ListenerSpec listener;
    private final Counters counters;
    private final InstantSource clock;
    private final Rate logged = new Rate(1, Duration.ofMinutes(1));
    private boolean paused;

    AcceptGuard(ListenerSpec listener, Counters counters, InstantSource clock) {
        this.listener = listener;
        this.counters = counters;
        this.clock = clock;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext handler, Throwable cause) {
        counters.acceptFailures.increment();
        if (logged.take(clock.instant())) {
            LOG.warn("{} cannot accept connections for the moment: {}; raise the limit of open files (ulimit -n), or"
                    + " lower the cap of sessions", listener.name(), cause.toString());
        }
        if (paused) {
            return;
        }
        paused = true;
        handler.channel().config().setAutoRead(false);
        var _ = handler.executor().schedule(() -> {
            paused = false;
            handler.channel().config().setAutoRead(true);
        }, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
