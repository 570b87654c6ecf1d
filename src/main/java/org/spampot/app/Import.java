package org.spampot.app;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spampot.app.log.Logging;
import org.spampot.archive.log.LogReport;
import org.spampot.config.Settings;
import org.spampot.journal.DataDirectory;
import org.spampot.journal.DataDirectoryInUse;
import org.spampot.journal.Journal;
import org.spampot.journal.JournalLimits;
import org.spampot.journal.Outcome;
import org.spampot.model.Capture;
import org.spampot.model.Imported;
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
/// into the store first, and then everything read so far is a duplicate. Beside a honeypot that runs on the data directory, all
/// is handed over to that ([HandOver]).
///
/// Thread-safety: one thread runs it; any may [#stop()] it.
public final class Import {
    private final Settings settings;
    private final Wanted wanted;
    private final Appendable standardOutput;
    private final InstantSource clock;
    private final ImportReading reading;
    private final ImportSources sources = new ImportSources();
    private @Nullable ImportSummary summary;

    /// What is to be imported, and how.
    ///
    /// @param paths files, folders, `-` for standard input
    /// @param format how to read them: `auto`, `mbox`, `mboxrd`, `maildir`, `eml`, `maillog`
    /// @param trust whose Received fields are believed
    /// @param logs how logs are read
    /// @param skipped file to write all places to that are skipped; empty for none
    /// @param dryRun whether it is only said what would come: nothing is written, and nothing has to be there
    public record Wanted(List<String> paths, String format, TrustedNetworks trust, LogReading logs, String skipped,
            boolean dryRun) {
        public Wanted {
            paths = List.copyOf(paths);
        }
    }

    /// @param standardOutput for the lines of logs that are not understood, if they are to be written there
    public Import(Flags flags, Wanted wanted, InputStream standardInput, Appendable standardOutput,
            InstantSource clock) {
        this.settings = flags.settings();
        this.wanted = wanted;
        this.standardOutput = standardOutput;
        this.clock = clock;
        this.reading = new ImportReading(wanted, standardInput, clock);
    }

    /// How far it is, in bytes of what was named.
    ///
    /// @param all 0 when that cannot be known
    public record Progress(long done, long all, long messages) {}

    /// Ends it after what is in flight: soon, and in order.
    public void stop() {
        reading.stop();
    }

    /// Runs to the end, or until it is told to stop.
    ///
    /// @param problems told, in one line each, of the first places that are skipped
    /// @return whether all mail was read
    /// @throws org.spampot.journal.DataDirectoryRefused when another process owns the data directory, and is no honeypot
    public boolean run(Consumer<Progress> progress, Consumer<String> problems) {
        // what the journal says at its start is for logs of a server
        Logging.start(settings.log().level().equals("info") ? "warn" : settings.log().level(), settings.log().format());
        var random = new SecureRandom();
        SessionId run = SessionId.at(clock.instant(), random);
        try (var skipped = SkippedPlaces.open(wanted.skipped(), problems);
                var unparsed = UnparsedLines.open(wanted.logs().unparsed(), standardOutput)) {
            var ears = new ImportReading.Ears(progress, skipped, unparsed);
            if (wanted.dryRun()) {
                new ImportTrial(settings, wanted.trust(), sources).run(reading, run, ears, problems);
            } else {
                keep(run, random, ears);
            }
        }
        ImportCounts counts = reading.counts();
        summary = new ImportSummary(wanted.dryRun() ? "" : run.value(), reading.stopped(), counts.all(),
                counts.formats(), counts.places(), sources.methods(), sources.unsure(), sources.top(),
                lines(reading.lines()));
        if (reading.stopped()) {
            problems.accept(wanted.dryRun()
                    ? "import: stopped before its end"
                    : "import: stopped before its end; what was read is kept, run the same again to go on");
        }
        return !reading.stopped() && counts.all().unreadable() == 0;
    }

    /// Says what was done, in tables or as one JSON object.
    public void tell(boolean json, Appendable out, int width) throws IOException {
        if (summary != null && json) {
            ImportText.json(out, summary);
        } else if (summary != null) {
            new ImportText(out, width).write(summary);
        }
    }

    private void keep(SessionId run, SecureRandom random, ImportReading.Ears ears) {
        try {
            keepHere(run, random, ears);
        } catch (DataDirectoryInUse owned) {
            HandOver.run(owned, settings, reading, run, ears, sources, clock);
        }
    }

    private void keepHere(SessionId run, SecureRandom random, ImportReading.Ears ears) {
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
            reading.follow(data.root(), lead::awaitEmpty);
            reading.run(run, new Journaled(journal, store, lead), ears);
            feeder.close();
            lead.check();
        }
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

    /// Puts into the journal what is not kept yet.
    private record Journaled(Journal journal, Store store, ImportLead lead) implements ImportReading.Keeper {
        @Override
        public boolean keep(Capture capture) {
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
