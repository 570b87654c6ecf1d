package org.spampot.app;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.spampot.analysis.BadPattern;
import org.spampot.analysis.MessageAnalysis;
import org.spampot.analysis.Patterns;
import org.spampot.model.TrustedNetworks;
import org.spampot.analysis.session.MessageSigns;
import org.spampot.analysis.session.Sessions;
import org.spampot.config.Settings;
import org.spampot.model.Analysis;
import org.spampot.model.CaptureId;
import org.spampot.model.Endpoint;
import org.spampot.model.Header;
import org.spampot.model.Imported;
import org.spampot.model.Logged;
import org.spampot.model.MessageCapture;
import org.spampot.model.Network;
import org.spampot.model.Source;
import org.spampot.persona.PersonaError;
import org.spampot.persona.Personas;
import org.spampot.model.Understood;
import org.spampot.pipeline.Stage;
import org.spampot.pipeline.Stages;

/// What is done with every capture between journal and store.
final class Analyses {
    private static final long LARGEST_PATTERNS = 64 << 20;

    private Analyses() {}

    static Stages stages(Settings settings, YaraScanner yara) {
        var analysis = new MessageAnalysis(patterns(settings.patterns()), TrustedNetworks.NONE, yara);
        return stages(settings, (capture, _) -> understand(analysis, capture,
                (one, source) -> one.of(capture.content(), source)));
    }

    /// The names that we greet with.
    private static List<String> hosts(Settings settings) {
        String host = settings.smtp().host();
        if (!host.isEmpty()) {
            return List.of(host);
        }
        try {
            return settings.smtp().listeners().stream().map(Settings.Listener::persona).distinct()
                    .map(persona -> Personas.find(persona, null, Machine.name()).host()).toList();
        } catch (PersonaError wrong) {
            throw Trouble.usage("persona of a listener: " + wrong.getMessage());
        }
    }

    /// The same where only one analyzer runs again, for messages that are kept with what all found.
    ///
    /// @param kept what was found in a message before
    static Stages again(Settings settings, YaraScanner yara, String analyzer,
            Function<CaptureId, Optional<Analysis>> kept) {
        var analysis = new MessageAnalysis(patterns(settings.patterns()), TrustedNetworks.NONE, yara);
        return stages(settings,
                (capture, none) -> understand(analysis, capture,
                        (one, source) -> one.again(kept.apply(capture.id()).orElse(none), capture.content(), source,
                                analyzer)));
    }

    /// Who is asked where a message came from: the socket when we received it; its Received fields when it was in an archive,
    /// or when a mail server of the operator's own brought it.
    /// A log has no content to look into.
    static Analysis understand(MessageAnalysis analysis, MessageCapture capture,
            BiFunction<MessageAnalysis, Source, Analysis> way) {
        Imported imported = capture.imported();
        if (imported == null) {
            List<Network> relays = capture.connection().relays();
            return relays.isEmpty()
                    ? way.apply(analysis, new Source(capture.connection().client().ip(), "socket"))
                    : way.apply(analysis.trusting(new TrustedNetworks(relays, List.of(), List.of(), List.of())),
                            Source.UNKNOWN);
        }
        Logged logged = imported.logged();
        return logged == null
                ? way.apply(analysis.trusting(imported.trust()), Source.UNKNOWN)
                : of(logged, imported.trust(), capture);
    }

    /// What a log tells of a message: its identifier, its size, and that a server's own socket had seen the client.
    private static Analysis of(Logged logged, TrustedNetworks trust, MessageCapture capture) {
        Analysis none = Analysis.none(capture.content());
        var header = new Header("", List.of(), List.of(), List.of(), List.of(), List.of(), null, logged.messageId());
        return new Analysis(none.sha256(), logged.size(), header, List.of(), logged(capture, logged, trust), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of(), none.language(), "", List.of());
    }

    /// The client that the server saw. Where that was a relay that is believed, or the server itself with what its filter
    /// gave back, the log does not have the source.
    static Source logged(MessageCapture capture, Logged logged, TrustedNetworks trust) {
        Endpoint client = capture.connection().client();
        if (!client.isKnown()) {
            return Source.UNKNOWN;
        }
        InetAddress address = client.address();
        if (address.isLoopbackAddress()) {
            return new Source("", "none", "none", List.of("the server itself handed it on"));
        }
        if (trust.isRelay(client.ip()) || trust.isSubmission(client.ip()) || trust.isHost(logged.client())) {
            return new Source(client.ip(), "log", "low", List.of("a believed relay handed it on, whose client this log"
                    + " does not have"));
        }
        return address.isSiteLocalAddress()
                ? new Source(client.ip(), "log", "low", List.of("a private address"))
                : new Source(client.ip(), "log");
    }

    private static Stages stages(Settings settings, BiFunction<MessageCapture, Analysis, Analysis> analysis) {
        return new Stages(List.of(new AnalysisStage(analysis), new BehaviorStage(new MessageSigns(hosts(settings)))));
    }

    /// Which analyzers there are.
    static List<String> names() {
        return new MessageAnalysis(Patterns.NONE).names();
    }

    /// The patterns in the file of that name; none when it is empty.
    static Patterns patterns(String file) {
        if (file.isEmpty()) {
            return Patterns.NONE;
        }
        try {
            if (Files.size(Path.of(file)) > LARGEST_PATTERNS) {
                throw Trouble.usage("patterns: " + file + " is larger than 64 MB; is it a pattern file?");
            }
            return Patterns.parse(file, Files.readString(Path.of(file)));
        } catch (BadPattern bad) {
            throw Trouble.usage(String.valueOf(bad.getMessage()));
        } catch (IOException unreadable) {
            throw Trouble.usage("patterns: " + file
                    + " cannot be read as UTF-8 text; correct the setting `patterns` or the file");
        }
    }

    /// What a session tells of its client; a message adds to it, so this runs after the analysis of messages.
    private record BehaviorStage(MessageSigns messages) implements Stage {
        @Override
        public String name() {
            return "behavior";
        }

        @Override
        public Understood apply(Understood capture) {
            return switch (capture) {
                case Understood.Session session ->
                    new Understood.Session(session.position(), session.capture(), Sessions.of(session.capture()));
                case Understood.Message message -> new Understood.Message(message.position(), message.capture(),
                        message.analysis(), messages.of(message.capture(), message.analysis()));
            };
        }
    }

    /// The analysis of a message, from the capture and what is known of it so far.
    private record AnalysisStage(BiFunction<MessageCapture, Analysis, Analysis> analysis) implements Stage {
        @Override
        public String name() {
            return "analysis";
        }

        @Override
        public Understood apply(Understood capture) {
            return switch (capture) {
                case Understood.Session session -> session;
                case Understood.Message message -> new Understood.Message(message.position(), message.capture(),
                        analysis.apply(message.capture(), message.analysis()));
            };
        }
    }
}
