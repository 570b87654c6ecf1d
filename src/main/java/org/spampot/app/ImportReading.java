package org.spampot.app;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spampot.archive.Archives;
import org.spampot.archive.Format;
import org.spampot.archive.Found;
import org.spampot.archive.log.Follow;
import org.spampot.archive.log.LogOptions;
import org.spampot.archive.log.LogReport;
import org.spampot.model.Capture;
import org.spampot.model.Imported;
import org.spampot.model.MessageCapture;
import org.spampot.model.Printable;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionId;
import org.spampot.model.TrustedNetworks;

/// What an import reads, made into captures and counted: the same whether they are kept or only looked at.
///
/// Thread-safety: one thread runs it; any may [#stop()] it.
final class ImportReading {
    private final List<String> paths;
    private final Format format;
    private final TrustedNetworks trust;
    private final LogReading logs;
    private final InputStream standardInput;
    private final InstantSource clock;
    private final ImportCounts counts = new ImportCounts();
    private LogReport lines = LogReport.NONE;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Follow follow;

    ImportReading(Import.Wanted wanted, InputStream standardInput, InstantSource clock) {
        this.paths = wanted.paths();
        this.format = format(wanted.format());
        this.trust = wanted.trust();
        this.logs = wanted.logs();
        // what cannot be used is told before anything is touched
        logs.check(paths, wanted.dryRun());
        this.standardInput = standardInput;
        this.clock = clock;
    }

    /// What a word of `--format` means.
    static Format format(String word) {
        for (Format each : Format.values()) {
            if (each.name().equalsIgnoreCase(word)) {
                return each;
            }
        }
        throw Trouble.usage("--format: there is no format \"" + Printable.line(word, 40) + "\"; there are "
                + "auto, mbox, mboxrd, maildir, eml and maillog");
    }

    /// Is given each capture.
    interface Keeper {
        /// Whether it is new.
        boolean keep(Capture capture);
    }

    /// Who is told what, while it is read.
    ///
    /// @param unparsed of lines of logs that are not understood
    record Ears(Consumer<Import.Progress> progress, Consumer<Found.Skipped> skipped, Consumer<String> unparsed) {}

    /// Where it is remembered how far a log was read, if one is to be followed.
    ///
    /// @param data the data directory
    /// @param settle makes what was given out safe
    void follow(Path data, Runnable settle) {
        follow = logs.follow() ? new FollowedLog(Path.of(paths.getFirst()), data, settle, stopped) : null;
    }

    /// Reads all there is, or until it is told to stop.
    ///
    /// @param run names the import
    void run(SessionId run, Keeper keeper, Ears ears) {
        LogOptions options = logs.options(ears.unparsed());
        var input = new StoppableInput(standardInput, this::isTold);
        try (var archives = follow == null
                ? Archives.open(paths, format, input, new ForeignForms(), options)
                : Archives.open(List.of(), format, input, new ForeignForms(), options.following(follow))) {
            for (var next = archives.next(); next.isPresent() && !isTold(); next = archives.next()) {
                switch (next.get()) {
                    case Found.Message message -> counts.message(message,
                            keeper.keep(ImportedMail.of(message, imported(message, message.format(), run))));
                    case Found.Session session -> log(session, run, keeper);
                    // as it is: captures of another sensor are merged, not read anew
                    case Found.Kept kept -> counts.kept(kept, keeper.keep(kept.capture()));
                    case Found.Skipped place -> {
                        counts.skipped(place);
                        ears.skipped().accept(place);
                    }
                }
                ears.progress().accept(new Import.Progress(archives.done(), archives.all(), counts.all().read()));
            }
            lines = archives.report();
        } catch (IOException failed) {
            throw Trouble.failed("import: " + failed.getMessage() + "; run it again to go on");
        }
    }

    /// The process's own standard input stays open: it is not ours to close.
    static InputStream open(InputStream input) {
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

    private Imported imported(Found found, String read, SessionId run) {
        Instant now = clock.instant();
        return new Imported(run, found.path(), found.offset(), read, now, trust, null);
    }

    void stop() {
        stopped.countDown();
    }

    /// Whether it was told to stop.
    boolean isTold() {
        return stopped.getCount() == 0;
    }

    /// Whether it was told to stop before its end; a log that is followed has no other.
    boolean stopped() {
        return isTold() && follow == null;
    }

    /// What became of the lines of logs, after [#run].
    LogReport lines() {
        return lines;
    }

    ImportCounts counts() {
        return counts;
    }
}
