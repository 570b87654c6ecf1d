package org.spampot.app;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spampot.app.log.Logging;
import org.spampot.archive.Archives;
import org.spampot.archive.Found;
import org.spampot.archive.log.LogReport;
import org.spampot.config.Settings;
import org.spampot.journal.DataDirectory;
import org.spampot.journal.Journal;
import org.spampot.journal.JournalLimits;
import org.spampot.journal.Outcome;
import org.spampot.model.Capture;
import org.spampot.model.Imported;
import org.spampot.model.MessageCapture;
import org.spampot.model.Printable;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionId;
import org.spampot.model.TrustedNetworks;
import org.spampot.model.Understood;
import org.spampot.report.ImportSummary;
import org.spampot.report.ImportText;
import org.spampot.store.Store;
import org.spampot.store.sql.Mode;

/// Reads archives of mail and mail logs into journal and store, each message once.
///
/// One thread reads and appends to the journal, a second one ([ImportFeeder]) brings the journal into the store with all
/// cores; what the first is ahead is bounded ([ImportLead]). What is in the store or in the lead is known and not kept
/// again. So an import that was stopped, or killed at any moment, is run again to go on: what the journal has is brought
/// into the store first, and then everything read so far is a duplicate.
///
/// Thread-safety: one thread runs it; any may [#stop()] it.
public final class Import {
    private final Settings settings;
    private final List<String> paths;
    private final org.spampot.archive.Format format;
    private final TrustedNetworks trust;
    private final InputStream standardInput;
    private final InstantSource clock;
    private final String list;
    private final ImportCounts counts = new ImportCounts();
    private final ImportSources sources = new ImportSources();
    private LogReading logs = new LogReading(0, "", "");
    private Appendable standardOutput = new StringBuilder();
    private LogReport lines = LogReport.NONE;
    private volatile boolean stopping;
    private @Nullable ImportSummary summary;

    /// An import of what `paths` name.
    ///
    /// @param trust whose Received fields are believed
    /// @param list file to write all places to that are skipped; empty for none
    /// @param format how to read it: `auto`, `mbox`, `maildir`, `eml`, `maillog`
    public Import(Flags flags, List<String> paths, String format, TrustedNetworks trust, InputStream standardInput,
            InstantSource clock, String list) {
        this.settings = flags.settings();
        this.paths = List.copyOf(paths);
        this.format = format(format);
        this.trust = trust;
        this.standardInput = standardInput;
        this.clock = clock;
        this.list = list;
    }

    private static org.spampot.archive.Format format(String word) {
        for (var each : org.spampot.archive.Format.values()) {
            if (each.name().equalsIgnoreCase(word)) {
                return each;
            }
        }
        throw Trouble.usage("--format: there is no format \"" + Printable.line(word, 40) + "\"; there are "
                + "auto, mbox, mboxrd, maildir, eml and maillog");
    }

    /// Says how logs are to be read.
    ///
    /// @param output for lines that are not understood, if they are to be written there
    public Import reading(LogReading reading, Appendable output) {
        logs = reading;
        standardOutput = output;
        // what cannot be used is told before anything is touched
        logs.options(_ -> {
            // nothing is read yet
        });
        return this;
    }

    /// How far it is, in bytes of what was named.
    ///
    /// @param all 0 when that cannot be known
    public record Progress(long done, long all, long messages) {}

    /// Ends it after what is in flight: soon, and in order.
    public void stop() {
        stopping = true;
    }

    /// Runs to the end, or until it is told to stop.
    ///
    /// @param problems told, in one line each, of the first places that could not be read
    /// @return whether everything was read
    /// @throws org.spampot.journal.DataDirectoryRefused when another process owns the data directory
    public boolean run(Consumer<Progress> progress, Consumer<String> problems) {
        try (var skipped = SkippedPlaces.open(list, problems);
                var unparsed = UnparsedLines.open(logs.unparsed(), standardOutput)) {
            summary = work(progress, skipped, unparsed);
        }
        if (stopping) {
            problems.accept("import: stopped before its end; what was read is kept, run the same again to go on");
        }
        return !stopping && counts.all().skipped() == 0;
    }

    /// Says what was done, in tables or as one JSON object.
    public void tell(boolean json, Appendable out, int width) throws IOException {
        if (summary != null && json) {
            ImportText.json(out, summary);
        } else if (summary != null) {
            new ImportText(out, width).write(summary);
        }
    }

    private ImportSummary work(Consumer<Progress> progress, Consumer<Found.Skipped> skipped,
            Consumer<String> unparsed) {
        // what the journal says at its start is for logs of a server
        Logging.start(settings.log().level().equals("info") ? "warn" : settings.log().level(), settings.log().format());
        var random = new SecureRandom();
        SessionId run = SessionId.at(clock.instant(), random);
        try (var parts = new Parts(_ -> {
            // nobody watches
        })) {
            var yara = parts.add("yara", YaraScanner.open(settings));
            var stages = Analyses.stages(settings, yara);
            var data = parts.add("data", DataDirectory.own(settings.data(), clock.instant()));
            var journal = parts.add("journal", Journal.open(data, limits(), clock, random));
            Store store = parts.add("store", Stores.open(settings, data, Mode.OWNER));
            var lead = new ImportLead();
            var feeder = new ImportFeeder(journal, store, stages, lead, batch -> note(run, batch));
            feeder.catchUp();
            Taking.all(data, journal, store, feeder::catchUp);
            parts.add("feeder", feeder);
            feeder.start();
            read(new Keeper(journal, store, lead), run, progress, skipped, unparsed);
            feeder.close();
            lead.check();
        }
        return new ImportSummary(run.value(), stopping, counts.all(), counts.places(), sources.methods(),
                sources.unsure(), sources.top(), lines(lines));
    }

    private static ImportSummary.Lines lines(LogReport report) {
        var unparsed = new TreeMap<String, ImportSummary.Unparsed>();
        report.unparsed().forEach((program, each) -> unparsed.put(program,
                new ImportSummary.Unparsed(each.count(), each.first().isEmpty() ? "" : each.first().getFirst())));
        return new ImportSummary.Lines(report.lines(), report.joined() + report.plain() + report.continued(),
                report.repeated(), report.undated(), new TreeMap<>(report.others()), unparsed);
    }

    private JournalLimits limits() {
        JournalLimits standard = JournalLimits.DEFAULT;
        return new JournalLimits(settings.journal().segmentSize().bytes(), settings.journal().segmentAge(),
                standard.queueRecords(), standard.queueBytes());
    }

    private void note(SessionId run, List<Understood> batch) {
        for (Understood each : batch) {
            if (each instanceof Understood.Message message) {
                Imported imported = message.capture().imported();
                if (imported != null && imported.run().equals(run)) {
                    sources.add(message.capture().id(), imported, message.analysis().source());
                }
            }
        }
    }

    private void read(Keeper keeper, SessionId run, Consumer<Progress> progress, Consumer<Found.Skipped> skipped,
            Consumer<String> unparsed) {
        try (var archives = Archives.open(paths, format, open(standardInput), logs.options(unparsed))) {
            for (var next = archives.next(); next.isPresent() && !stopping; next = archives.next()) {
                switch (next.get()) {
                    case Found.Message message ->
                        counts.message(message,
                                keeper.keep(ImportedMail.of(message, imported(message, message.format(), run))));
                    case Found.Session session -> log(session, run, keeper);
                    case Found.Skipped place -> {
                        counts.skipped(place);
                        skipped.accept(place);
                    }
                }
                progress.accept(new Progress(archives.done(), archives.all(), counts.all().read()));
            }
            lines = archives.report();
        } catch (IOException failed) {
            throw Trouble.failed("import: " + failed.getMessage() + "; run it again to go on");
        }
    }

    /// The process's own standard input stays open: it is not ours to close.
    private static InputStream open(InputStream input) {
        return new FilterInputStream(input) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return in.read(into, from, length);
            }

            @Override
            public void close() {
                // see above
            }
        };
    }

    private void log(Found.Session session, SessionId run, Keeper keeper) {
        for (Capture capture : ImportedLog.of(session, imported(session, "maillog", run))) {
            boolean isNew = keeper.keep(capture);
            switch (capture) {
                case MessageCapture _ -> counts.logged(session, isNew);
                case SessionCapture _ -> counts.session(session, isNew);
            }
        }
    }

    private Imported imported(Found found, String format, SessionId run) {
        Instant now = clock.instant();
        return new Imported(run, found.path(), found.offset(), format, now, trust, null);
    }

    /// Puts into the journal what is not kept yet.
    private record Keeper(Journal journal, Store store, ImportLead lead) {
        /// Whether it was new.
        boolean keep(Capture capture) {
            if (!lead.enter(capture)) {
                return false;
            }
            // asked after it is in the lead: what leaves the lead is in the store by then
            if (Taking.has(store, capture)) {
                lead.leave(capture);
                return false;
            }
            journal.append(capture, outcome -> {
                if (outcome == Outcome.FAILED) {
                    lead.fail(Trouble.failed("import: the journal in " + journal.folder() + " cannot be written; free"
                            + " space or fix the permissions, then run the same again to go on"));
                }
            });
            return true;
        }
    }
}
