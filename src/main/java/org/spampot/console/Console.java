package org.spampot.console;

import com.google.errorprone.annotations.concurrent.LazyInit;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.console.page.Pages;
import org.spampot.console.web.AccessToken;
import org.spampot.console.web.Attempts;
import org.spampot.console.web.Door;
import org.spampot.console.web.HostNames;
import org.spampot.console.web.Route;
import org.spampot.console.web.SignIns;
import org.spampot.console.web.StaticFiles;
import org.spampot.console.web.Transport;
import org.spampot.store.Store;

/// The web console and its JSON API.
///
/// It opens one port and no connection; it reads the store and the journal and changes neither.
///
/// Thread-safety: [#start] once; everything else from any thread.
public final class Console implements AutoCloseable {
    private final AccessToken token;
    private final Pulse pulse;
    private final Door door;
    private final Transport transport;
    private final Live.Subscription subscription;

    @LazyInit
    private @Nullable InetSocketAddress bound;

    /// Makes it ready to start; nothing is bound yet.
    ///
    /// @throws IllegalArgumentException the token, or what the token file holds, is none; one line
    /// @throws java.io.UncheckedIOException the token file cannot be read or made; one line
    public Console(ConsoleSettings settings, Store store, MailReader mail, Live live, Health health,
            InstantSource clock) {
        var random = new SecureRandom();
        this.token = settings.token().isEmpty()
                ? AccessToken.keptIn(settings.tokenFile(), random)
                : AccessToken.of(settings.token());
        this.pulse = new Pulse(store, live, clock);
        var files = new StaticFiles();
        var pages = new Pages(files, clock);
        var signIns = new SignIns(random);
        var attempts = new Attempts();
        var signIn = new SignInPage(signIns, (given, ask) -> attempts.judge(given, token, ask.client(),
                clock.instant()), pages, clock);
        List<Route> routes = Routes.of(store, mail, live, health, pulse, pages, files, clock, signIn);
        this.door = new Door(routes, new HostNames(settings.allowedHosts()), token, signIns, attempts, clock,
                pages::error);
        this.transport = new Transport(settings.bind(), door::answer);
        this.subscription = live.subscribe(pulse);
    }

    /// Binds, and gives the address it got.
    ///
    /// @throws java.io.UncheckedIOException the address cannot be bound; one line
    public InetSocketAddress start() {
        InetSocketAddress address = transport.start();
        bound = address;
        return address;
    }

    /// The address that signs in a browser on this machine. It holds the token.
    ///
    /// @throws IllegalStateException it is not started
    public String loginUrl() {
        InetSocketAddress address = bound;
        if (address == null) {
            throw new IllegalStateException("the console is not started");
        }
        InetAddress host = address.getAddress();
        String name = host.isAnyLocalAddress()
                ? "127.0.0.1"
                : host instanceof Inet6Address
                        ? "[" + host.getHostAddress().replaceFirst("%.*", "") + "]"
                        : host.getHostAddress();
        return "http://" + name + ":" + address.getPort() + "/login?token=" + token.value();
    }

    /// All that it answers to.
    List<Route> routes() {
        return door.routes();
    }

    @Override
    public void close() {
        subscription.close();
        pulse.close();
        transport.close();
    }
}
