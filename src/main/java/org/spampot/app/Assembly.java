package org.spampot.app;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spampot.app.log.Logging;
import org.spampot.config.Settings;
import org.spampot.console.Console;
import org.spampot.console.ConsoleSettings;
import org.spampot.journal.DataDirectory;
import org.spampot.journal.Journal;
import org.spampot.journal.JournalLimits;
import org.spampot.listen.BindFailed;
import org.spampot.listen.Bound;
import org.spampot.listen.ListenLimits;
import org.spampot.listen.ListenerSpec;
import org.spampot.listen.ListenerTls;
import org.spampot.listen.Pace;
import org.spampot.listen.SmtpServer;
import org.spampot.listen.TarpitRule;
import org.spampot.listen.Treatment;
import org.spampot.listen.tls.LegacyTls;
import org.spampot.model.Endpoint;
import org.spampot.persona.PersonaError;
import org.spampot.persona.Personas;
import org.spampot.pipeline.BeltLimits;
import org.spampot.pipeline.Pipeline;
import org.spampot.smtp.Access;
import org.spampot.smtp.Limits;
import org.spampot.smtp.Protocol;
import org.spampot.store.Store;
import org.spampot.store.sql.Mode;

/// The running honeypot: every room, put together by hand in the order of the message path turned around. What takes
/// mail starts last, when all that it needs is there, and stops first.
///
/// Start: settings and personas are looked at before anything is touched; then the data directory, the journal (which
/// recovers from a crash), the store, the pipeline (which catches up behind everything else), the taker of what other
/// processes hand over, the console, and the listeners. Stop: listeners take nobody new and open transactions finish; then
/// the console, the taker, the pipeline, the store, the journal and the data directory.
///
/// Thread-safety: one thread starts, one closes.
public final class Assembly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

    /// How long what was received may take to be understood when we are stopped; the rest is done after the next start.
    private static final Duration CATCH_UP = Duration.ofSeconds(10);

    private final Parts parts;
    private final SmtpServer server;
    private final List<Bound> bound;
    private final @Nullable Web web;

    private Assembly(Parts parts, SmtpServer server, List<Bound> bound, @Nullable Web web) {
        this.parts = parts;
        this.server = server;
        this.bound = List.copyOf(bound);
        this.web = web;
    }

    /// Starts everything; all listeners are up when this returns.
    ///
    /// @throws Trouble in one line, when something could not be started; then nothing is left running
    public static Assembly start(Flags flags, InstantSource clock) {
        return start(flags, clock, _ -> {
            // nobody watches
        });
    }

    /// The same, telling `watcher` what is started (`+journal`) and closed (`-journal`).
    static Assembly start(Flags flags, InstantSource clock, Consumer<String> watcher) {
        Settings settings = flags.settings();
        Logging.start(settings.log().level(), settings.log().format());
        var parts = new Parts(watcher);
        try {
            return start(settings, clock, parts);
        } catch (RuntimeException | Error failed) {
            parts.close();
            throw failed;
        }
    }

    private static Assembly start(Settings settings, InstantSource clock, Parts parts) {
        var random = new SecureRandom();
        // before any class of TLS is loaded
        LegacyTls.allow();
        List<ListenerSpec> named = listeners(settings);
        Policies.check(settings.policy());
        var systems = Systems.read(settings.smtp().p0f());
        var yara = YaraScanner.open(settings);
        if (yara.isSkipped()) {
            LOG.warn("{}", yara.notice());
        } else if (yara.looks()) {
            parts.add("yara", yara);
        }
        var stages = Analyses.stages(settings, yara);
        var data = parts.add("data", DataDirectory.own(settings.data(), clock.instant()));
        var journal = parts.add("journal", Journal.open(data, limits(settings.journal()), clock, random));
        Store store = parts.add("store", Stores.open(settings, data, Mode.OWNER));
        var pipeline = new Pipeline(journal, stages, new StoreSink(store), BeltLimits.standard(), clock);
        parts.add("pipeline", () -> {
            // so that whoever asks the store after a stop finds all that came before it
            pipeline.drainTo(journal.durableEnd(), CATCH_UP);
            pipeline.close();
        });
        pipeline.start();
        parts.add("spool", Taking.start(data, journal, store, clock));
        List<ListenerSpec> listeners = secured(Policies.apply(settings, named, PolicyKey.keptIn(data.root(), random)),
                settings, data, clock, random);
        var server = new SmtpServer(listeners, limits(settings.limits()),
                listenLimits(settings.limits(), settings.tls().handshakeTimeout()),
                new JournalIntake(journal), clock, random, new Treatment(systems, tarpit(settings.tarpit())));
        var status = new Status(journal, pipeline, server);
        Web web = settings.console().enabled()
                ? console(settings.console(), data, store, journal, status, clock)
                : null;
        if (web != null) {
            parts.add("console", web.console());
        }
        parts.add("listeners", () -> {
            server.drain(settings.limits().drainTimeout());
            server.close();
        });
        List<Bound> bound = bind(server);
        status.listening(bound);
        parts.add("notice", Listening.write(data.root(), places(bound, web)));
        LOG.info("taking mail; data is in {}", data.root());
        return new Assembly(parts, server, bound, web);
    }

    private static List<ListenerSpec> listeners(Settings settings) {
        List<ListenerSpec> listeners = new ArrayList<>();
        String host = settings.smtp().host();
        try {
            for (Settings.Listener each : settings.smtp().listeners()) {
                var voice = Personas.find(each.persona(), host.isEmpty() ? null : host, Machine.name());
                listeners.add(new ListenerSpec(each.name(), new Endpoint(each.bind().address(), each.bind().port()),
                        voice, Access.OPEN, each.proxy(), each.receiveWindow().asInt(), new ListenerTls.None(),
                        each.protocol().equals("lmtp") ? Protocol.LMTP : Protocol.SMTP, each.relays()));
            }
        } catch (PersonaError wrong) {
            throw Trouble.usage("persona of a listener: " + wrong.getMessage());
        }
        return listeners;
    }

    /// The listeners with their certificates, one of which may have to be made.
    private static List<ListenerSpec> secured(List<ListenerSpec> plain, Settings settings, DataDirectory data,
            InstantSource clock, SecureRandom random) {
        var certificates = new Certificates(settings.tls(), data.root().resolve("tls"), clock.instant(), random);
        List<ListenerSpec> secured = new ArrayList<>();
        for (int index = 0; index < plain.size(); index++) {
            ListenerSpec spec = plain.get(index);
            secured.add(spec.with(certificates.of(settings.smtp().listeners().get(index), spec.voice())));
        }
        return secured;
    }

    /// A console that is bound.
    private record Web(Console console, Endpoint address) {}

    private static Web console(Settings.Console wanted, DataDirectory data, Store store, Journal journal,
            Status status, InstantSource clock) {
        var bind = new InetSocketAddress(wanted.bind().address(), wanted.bind().port());
        Path token = data.root().resolve("secrets").resolve("console-token");
        try {
            var console = new Console(new ConsoleSettings(bind, wanted.token(), token, wanted.allowedHosts()), store,
                    new JournalMails(store, journal), status, status, clock);
            try {
                return new Web(console, Endpoint.of(console.start()));
            } catch (RuntimeException failed) {
                console.close();
                throw failed;
            }
        } catch (IllegalArgumentException | UncheckedIOException refused) {
            throw Trouble.failed(String.valueOf(refused.getMessage()));
        }
    }

    private static List<Bound> bind(SmtpServer server) {
        try {
            return server.start();
        } catch (BindFailed failed) {
            throw Trouble.failed(String.valueOf(failed.getMessage()));
        }
    }

    private static List<Listening.Place> places(List<Bound> bound, @Nullable Web web) {
        List<Listening.Place> places = new ArrayList<>();
        bound.forEach(each -> places
                .add(new Listening.Place(each.name(), each.address().address(), each.address().port())));
        if (web != null) {
            places.add(new Listening.Place(Listening.CONSOLE, web.address().address(), web.address().port()));
        }
        return places;
    }

    private static JournalLimits limits(Settings.Journal journal) {
        JournalLimits standard = JournalLimits.DEFAULT;
        return new JournalLimits(journal.segmentSize().bytes(), journal.segmentAge(), standard.queueRecords(),
                standard.queueBytes());
    }

    private static TarpitRule tarpit(Settings.Tarpit tarpit) {
        return new TarpitRule(tarpit.sources(), new Pace(tarpit.bannerDelay(), tarpit.replyDelay(), tarpit.rate()),
                tarpit.sessionsPerSource(), tarpit.timePerSource());
    }

    private static Limits limits(Settings.Limits limits) {
        return new Limits(limits.commandLine().asInt(), limits.message().asInt(), limits.recipients(),
                limits.commands(), limits.messages());
    }

    private static ListenLimits listenLimits(Settings.Limits limits, Duration handshake) {
        ListenLimits standard = ListenLimits.DEFAULT;
        return new ListenLimits(limits.sessions(), limits.sessionsPerAddress(), limits.commandTimeout(),
                limits.contentTimeout(), limits.sessionTimeout(), standard.stall(), handshake, limits.memory().bytes(),
                limits.transcript().asInt(), standard.backlog(), standard.threads(), standard.refusedCaptures());
    }

    private static String scheme(Bound listener) {
        return (listener.protocol() == Protocol.LMTP ? "lmtp" : "smtp") + (listener.tls() ? "s" : "");
    }

    /// One line for each listener, then the address of the console and the page that signs in to it.
    public List<String> announcement() {
        List<String> lines = new ArrayList<>();
        bound.forEach(each -> lines.add(scheme(each) + " listening on " + shown(each.address())));
        if (web != null) {
            lines.add("console listening on " + shown(web.address()));
            lines.add(web.console().loginUrl());
        }
        return lines;
    }

    /// IPv6 the short way.
    private static String shown(Endpoint endpoint) {
        return Machine.text(endpoint.address()) + ":" + endpoint.port();
    }

    /// Where mail is taken; the first listener of the settings first.
    public List<Endpoint> addresses() {
        return bound.stream().map(Bound::address).toList();
    }

    /// One line about what was done, for the log at the end.
    @Override
    public void close() {
        var before = server.stats();
        LOG.info("stopping; {} sessions are open", before.openSessions());
        parts.close();
        LOG.info("{}", String.format(Locale.ROOT, "stopped after %d sessions and %d messages", before.accepted(),
                server.stats().acknowledged()));
    }
}
