package org.spampot.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spampot.analysis.BadPattern;
import org.spampot.analysis.MessageAnalysis;
import org.spampot.analysis.Patterns;
import org.spampot.analysis.session.MessageSigns;
import org.spampot.analysis.session.Sessions;
import org.spampot.config.Settings;
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

    static Stages stages(Settings settings) {
        var messages = new MessageSigns(hosts(settings));
        return new Stages(List.of(new AnalysisStage(new MessageAnalysis(patterns(settings.patterns()))),
                new BehaviorStage(messages)));
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

    /// The analysis of a message that was captured live: its source is the socket's other end.
    private record AnalysisStage(MessageAnalysis analysis) implements Stage {
        @Override
        public String name() {
            return "analysis";
        }

        @Override
        public Understood apply(Understood capture) {
            return switch (capture) {
                case Understood.Session session -> session;
                case Understood.Message message -> new Understood.Message(message.position(), message.capture(),
                        analysis.of(message.capture().content(),
                                new Source(message.capture().connection().client().ip(), "socket")));
            };
        }
    }
}
