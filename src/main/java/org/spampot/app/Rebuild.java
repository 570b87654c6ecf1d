package org.spampot.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.spampot.config.Settings;
import org.spampot.journal.DataDirectory;
import org.spampot.journal.StoredJournal;
import org.spampot.model.Position;
import org.spampot.model.Printable;
import org.spampot.pipeline.BeltLimits;
import org.spampot.pipeline.JournalFeed;
import org.spampot.pipeline.Replay;
import org.spampot.pipeline.Stages;
import org.spampot.store.MessageDetail;
import org.spampot.store.sql.Mode;
import org.spampot.store.sql.SqlStore;

/// Makes the store again from the journal.
///
/// The new store grows beside the old one (`store.db.new`) and takes its place only when it is whole; the old one stays
/// as `store.db.old`. Stopped in between, nothing has changed but a leftover that the next run removes.
public final class Rebuild {
    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal");

    private final Settings settings;
    private final String analyzer;
    private final InstantSource clock;

    /// A rebuild of what the flags name.
    ///
    /// @param analyzer the only one to run again; empty for all there is
    public Rebuild(Flags flags, String analyzer, InstantSource clock) {
        this.settings = flags.settings();
        this.analyzer = analyzer;
        this.clock = clock;
    }

    /// How far a run is, in bytes of the journal.
    public record Progress(long done, long all, long captures) {}

    /// What was done.
    ///
    /// @param gaps places of the journal that could not be read
    /// @param old where the store before is kept; empty when there was none
    public record Done(long captures, long gaps, Path store, String old) {}

    /// Runs to the end.
    ///
    /// @throws org.spampot.journal.DataDirectoryRefused when another process owns the data directory
    public Done run(Consumer<Progress> progress) {
        if (!analyzer.isEmpty() && !Analyses.names().contains(analyzer)) {
            throw Trouble.usage("rebuild: there is no analyzer '" + Printable.line(analyzer, 60) + "'; there are "
                    + String.join(", ", Analyses.names()));
        }
        try (var yara = YaraScanner.open(settings);
                var exists = DataDirectory.look(settings.data());
                var data = DataDirectory.own(exists.root(), clock.instant())) {
            Path file = Stores.file(settings, data);
            Path growing = beside(file, ".new");
            remove(growing);
            var journal = new StoredJournal(data.journal());
            Replay.Progress end = analyzer.isEmpty() || !Files.exists(file)
                    ? replay(journal, Analyses.stages(settings, yara), growing, progress)
                    : again(journal, yara, file, growing, progress);
            return new Done(end.captures(), end.gaps(), file, swap(growing, file));
        } catch (IOException failed) {
            throw Trouble.failed(
                    "rebuild: " + failed.getMessage() + "; free space or fix the permissions, then run it again");
        }
    }

    /// With what the store had found before, but for the one analyzer.
    private Replay.Progress again(StoredJournal journal, YaraScanner yara, Path file, Path growing,
            Consumer<Progress> progress) {
        try (var before = SqlStore.open(file, Mode.READER)) {
            var stages = Analyses.again(settings, yara, analyzer,
                    id -> before.message(id).map(MessageDetail::analysis));
            return replay(journal, stages, growing, progress);
        }
    }

    private Replay.Progress replay(StoredJournal journal, Stages stages, Path growing, Consumer<Progress> progress) {
        long all = journal.bytesBetween(Position.START, journal.durableEnd());
        try (var store = SqlStore.open(growing, Mode.OWNER); var feed = new JournalFeed(journal, Position.START)) {
            return new Replay(stages, BeltLimits.standard()).run(feed,
                    new StoreSink(store), now -> progress.accept(new Progress(
                            journal.bytesBetween(Position.START, now.cursor()), all, now.captures())));
        }
    }

    /// The leftovers of the old store's own log must be gone before another file has its name.
    private static String swap(Path growing, Path file) throws IOException {
        Path old = beside(file, ".old");
        boolean there = Files.exists(file);
        remove(old);
        if (there) {
            for (String suffix : SUFFIXES) {
                Path each = beside(file, suffix);
                if (Files.exists(each)) {
                    Files.move(each, beside(old, suffix));
                }
            }
        }
        Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE);
        return there ? old.toString() : "";
    }

    private static void remove(Path database) throws IOException {
        for (String suffix : SUFFIXES) {
            Files.deleteIfExists(beside(database, suffix));
        }
    }

    private static Path beside(Path file, String suffix) {
        return Path.of(file + suffix);
    }
}
