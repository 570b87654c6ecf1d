package org.spampot.listen;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spampot.listen.SessionHandler.Stop;
import org.spampot.model.Endpoint;
import org.spampot.smtp.Intake;
import org.spampot.smtp.Limits;

/// The SMTP listeners: from [#start()] on they accept connections, hold a session with each and hand what is captured
/// to an [Intake]; [#drain(Duration)] ends them in order.
///
/// Every session leaves one [org.spampot.model.SessionCapture], handed over after its last message. Only refused
/// sessions may leave none, when they come faster than [ListenLimits#refusedCaptures()]; they are counted.
///
/// Thread-safety: [#stats()] from any thread; the rest from the thread that owns the server.
public final class SmtpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpServer.class);
    /// How long to wait for answers and sockets after time is up.
    private static final Duration LAST_WAIT = Duration.ofSeconds(10);
    private static final WriteBufferWaterMark UNSENT = new WriteBufferWaterMark(16 * 1024, 64 * 1024);

    private final List<ListenerSpec> listeners;
    private final ListenLimits limits;
    private final Shared shared;
    private final Permits permits;
    private final Identities identities;
    private final Transport transport;
    private final Set<Channel> open = ConcurrentHashMap.newKeySet();
    private final List<Channel> listening = new ArrayList<>();
    private final EventLoopGroup loops;
    private final HandshakePool handshakes;
    private boolean drained;

    /// A server that is not started yet.
    ///
    /// @param clock tells when things happened; time limits are kept by the machine's own monotonic clock
    /// @param random session ids and seeds are drawn from it, by one thread at a time
    public SmtpServer(List<ListenerSpec> listeners, Limits smtp, ListenLimits limits, Intake intake,
            InstantSource clock, RandomGenerator random) {
        this(listeners, smtp, limits, intake, clock, random, Treatment.ALIKE);
    }

    /// @param treatment what is noticed of clients, and how some of them are treated
    public SmtpServer(List<ListenerSpec> listeners, Limits smtp, ListenLimits limits, Intake intake,
            InstantSource clock, RandomGenerator random, Treatment treatment) {
        this(listeners, smtp, limits, intake, clock, random, treatment, Transport.best());
    }

    SmtpServer(List<ListenerSpec> listeners, Limits smtp, ListenLimits limits, Intake intake, InstantSource clock,
            RandomGenerator random, Treatment treatment, Transport transport) {
        this.listeners = List.copyOf(listeners);
        this.limits = limits;
        this.transport = transport;
        this.identities = new Identities(random);
        this.permits = new Permits(limits);
        this.handshakes = new HandshakePool(limits.sessions());
        var counters = new Counters();
        var budget = new ContentBudget(limits.contentBudget());
        this.shared = new Shared(smtp, limits, clock, counters, budget,
                new Handover(intake, budget, counters, clock, limits.sessions()),
                new Rate(limits.refusedCaptures(), Duration.ofSeconds(1)), new Rate(10, Duration.ofMinutes(1)),
                treatment.systems(), new Tarpit(treatment.tarpit()), new Outstanding(), handshakes);
        this.loops = new MultiThreadIoEventLoopGroup(
                limits.threads() == 0 ? Runtime.getRuntime().availableProcessors() : limits.threads(),
                new DefaultThreadFactory("smtp"), transport.io());
    }

    /// Binds every listener; all of them are up when this returns.
    ///
    /// @throws BindFailed if one cannot be; then none is, and the server is closed
    public List<Bound> start() {
        var bound = new ArrayList<Bound>();
        for (ListenerSpec listener : listeners) {
            ChannelFuture binding = bootstrap(listener).bind(listener.bind().address(), listener.bind().port())
                    .awaitUninterruptibly();
            Throwable failed = binding.cause();
            if (failed != null) {
                close();
                throw BindFailed.of(listener, failed);
            }
            listening.add(binding.channel());
            var actual = (InetSocketAddress) binding.channel().localAddress();
            bound.add(new Bound(listener.name(), new Endpoint(listener.bind().address(), actual.getPort()),
                    listener.protocol(),
                    listener.tls() instanceof ListenerTls.FromTheStart));
        }
        return List.copyOf(bound);
    }

    private ServerBootstrap bootstrap(ListenerSpec listener) {
        var bootstrap = new ServerBootstrap().group(loops)
                .channelFactory(() -> transport.listener(listener.bind().address()))
                .option(ChannelOption.SO_BACKLOG, limits.backlog())
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(new AcceptGuard(listener, shared.counters(), shared.clock()))
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT)
                .childHandler(new Admission(listener, shared, permits, identities, open));
        if (listener.receiveWindow() > 0) {
            // accepted sockets inherit it, and the window is agreed on before they are accepted
            bootstrap.option(ChannelOption.SO_RCVBUF, listener.receiveWindow());
        }
        if (transport == Transport.EPOLL) {
            bootstrap.option(Transport.SAVE_SYN, 1);
        }
        if (transport == Transport.EPOLL && listener.bind().address() instanceof Inet6Address) {
            bootstrap.option(Transport.V6_ONLY, 1);
        }
        return bootstrap;
    }

    /// Stops in order: accepts nobody, lets open transactions finish for at most `limit`, closes what is left, and
    /// returns when the intake has answered for every capture (or did not for ten more seconds).
    public void drain(Duration limit) {
        if (drained) {
            return;
        }
        drained = true;
        permits.close();
        for (Channel listener : listening) {
            listener.close().awaitUninterruptibly();
        }
        tellAll(Stop.SOON);
        try {
            if (!shared.sessions().awaitNone(limit)) {
                LOG.info("{} sessions were still open after {} and are closed", shared.sessions().now(), limit);
                tellAll(Stop.NOW);
                shared.sessions().awaitNone(LAST_WAIT);
            }
            if (!shared.handover().awaitAnswers(LAST_WAIT)) {
                LOG.error("the journal did not answer for {} captures; they may be lost", shared.handover().underWay());
            }
        } catch (InterruptedException hurry) {
            tellAll(Stop.NOW);
            Thread.currentThread().interrupt();
        }
    }

    private void tellAll(Stop stop) {
        for (Channel channel : open) {
            channel.pipeline().fireUserEventTriggered(stop);
        }
    }

    /// Stops at once, or ends what [#drain(Duration)] left: sessions are closed as they are, captures handed over.
    @Override
    public void close() {
        drain(Duration.ZERO);
        loops.shutdownGracefully(0, LAST_WAIT.toSeconds(), TimeUnit.SECONDS).awaitUninterruptibly();
        handshakes.close();
    }

    /// What happened since the start, and what is open now. The numbers are read one after the other while others
    /// change.
    public ListenStats stats() {
        return shared.counters().read(permits.open(), shared.budget().held(), shared.handover().underWay());
    }
}
