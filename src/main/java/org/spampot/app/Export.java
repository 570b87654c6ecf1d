package org.spampot.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.spampot.config.Settings;
import org.spampot.export.EmlFolder;
import org.spampot.export.EnvelopeHead;
import org.spampot.export.Exporter;
import org.spampot.export.Maildir;
import org.spampot.export.Mbox;
import org.spampot.export.MboxVariant;
import org.spampot.export.OneMessage;
import org.spampot.export.Shelf;
import org.spampot.export.Table;
import org.spampot.export.Warc;
import org.spampot.journal.DataDirectory;
import org.spampot.journal.SegmentCopy;
import org.spampot.journal.StoredJournal;
import org.spampot.model.MessageCapture;
import org.spampot.model.Printable;
import org.spampot.store.PageRequest;
import org.spampot.store.Parsed;
import org.spampot.store.Query;
import org.spampot.store.QueryParser;
import org.spampot.store.Store;

/// Messages out again, for `spampot export`; works beside a running honeypot.
///
/// Thread-safety: belongs to one thread.
public final class Export {
    /// More messages than that get a folder for each day.
    private static final int MANY = 1000;

    private final Settings settings;
    private final Wanted wanted;
    private final InstantSource clock;

    /// What is to be exported, and how.
    ///
    /// @param query in the language of `search`
    /// @param since how far back (`30d`); empty for all time
    /// @param limit only so many, the newest; 0 for all
    /// @param out file or folder; `-` for standard output
    /// @param variant `rd`, `o`, `cl` or `cl2`, of an mbox
    /// @param envelope whether the envelope is put before each message as header fields
    /// @param force whether what is there is replaced
    public record Wanted(ExportForm form, String query, String since, long limit, String out, String variant,
            boolean envelope, boolean force) {}

    /// Is told how far it is.
    public interface Progress {
        /// `done` of `all` messages are done; `all` is 0 when nobody knows.
        void at(long done, long all);
    }

    /// What came of it.
    ///
    /// @param whole whether every message could be read
    /// @param summary one line
    /// @param problems a line for each message that could not be read, the first hundred
    public record Done(boolean whole, String summary, List<String> problems) {
        public Done {
            problems = List.copyOf(problems);
        }
    }

    public Export(Flags flags, Wanted wanted, InstantSource clock) {
        this.settings = flags.settings();
        this.wanted = wanted;
        this.clock = clock;
    }

    /// Runs to the end.
    ///
    /// @param standardOutput where it flows without a file
    public Done run(OutputStream standardOutput, Progress progress) {
        Query query = query();
        MboxVariant variant = variant();
        if (wanted.limit() < 0) {
            throw Trouble.usage("--limit: " + wanted.limit() + " cannot be used; write 1 or more");
        }
        checkPlace();
        try (Store store = Stores.reader(settings); var data = DataDirectory.look(settings.data())) {
            var exporter = new Exporter(store, query, wanted.limit(), progress::at);
            if (!wanted.form().hasBytes()) {
                try (Table table = table(standardOutput)) {
                    return done(exporter.rows(table));
                }
            }
            try (Shelf shelf = shelf(store, query, variant, standardOutput)) {
                return done(exporter.messages(new JournalContents(new StoredJournal(data.journal())), shelf));
            }
        } catch (IOException failed) {
            throw Trouble.failed("export: " + why(failed) + "; what was written before is whole");
        }
    }

    private Done done(Exporter.Done all) {
        var line = new StringBuilder("exported " + all.written() + " messages"
                + (flows() ? "" : " to " + Printable.line(wanted.out(), 300)));
        if (all.already() > 0) {
            line.append("; ").append(all.already()).append(" were there");
        }
        if (all.withoutContent() > 0) {
            line.append("; ").append(all.withoutContent())
                    .append(" left out, as only a log tells of them: csv and jsonl have them");
        }
        if (all.lost() > 0) {
            line.append("; ").append(all.lost()).append(" could not be read");
        }
        return new Done(all.lost() == 0, line.toString(), all.unreadable());
    }

    private MboxVariant variant() {
        try {
            return MboxVariant.valueOf(wanted.variant().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Trouble.usage("--variant: \"" + Printable.line(wanted.variant(), 40)
                    + "\" is no kind of mbox; there are rd, o, cl and cl2");
        }
    }

    private EnvelopeHead head() {
        return wanted.envelope() ? EnvelopeHead.FIELDS : EnvelopeHead.NONE;
    }

    private Query query() {
        String whole = wanted.since().isEmpty() ? wanted.query() : wanted.query() + " since:" + wanted.since();
        return switch (QueryParser.parse(whole, clock.instant())) {
            case Parsed.Good good -> good.query();
            case Parsed.Wrong wrong -> throw Trouble.usage("export: " + wrong.message());
        };
    }

    private boolean flows() {
        return wanted.out().equals("-");
    }

    private String word() {
        return wanted.form().name().toLowerCase(Locale.ROOT);
    }

    private void checkPlace() {
        if (flows()) {
            if (!wanted.form().flows()) {
                throw Trouble.usage("export: a " + word() + " is a folder; name one with --out");
            }
            return;
        }
        Path path = Path.of(wanted.out());
        boolean folder = Files.isDirectory(path);
        switch (wanted.form()) {
            case MAILDIR -> {
                if (Files.exists(path) && !Maildir.isOne(path) && !(folder && isEmpty(path))) {
                    throw there(path, "is there and is no Maildir; name another with --out");
                }
            }
            case EML -> {
                if (Files.exists(path) && !folder) {
                    throw there(path, "is a file; name a folder with --out");
                }
                if (folder && !isEmpty(path) && !wanted.force()) {
                    throw there(path, "is not empty; name another folder with --out, or add to it with --force");
                }
            }
            case MBOX, CSV, JSONL, WARC -> {
                if (folder) {
                    throw there(path, "is a folder; name a file with --out");
                }
                if (Files.exists(path) && !wanted.force()) {
                    throw there(path, "is there; name another with --out, or replace it with --force");
                }
            }
        }
    }

    private static Trouble there(Path path, String what) {
        return Trouble.failed("export: " + Printable.line(path.toString(), 300) + " " + what);
    }

    private static boolean isEmpty(Path folder) {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException unreadable) {
            throw Trouble.failed("export: " + folder + " cannot be listed: " + why(unreadable));
        }
    }

    private Table table(OutputStream standardOutput) throws IOException {
        var notation = wanted.form() == ExportForm.CSV ? Table.Notation.CSV : Table.Notation.JSONL;
        return flows() ? Table.into(standardOutput, notation) : Table.file(Path.of(wanted.out()), notation);
    }

    private Shelf shelf(Store store, Query query, MboxVariant variant, OutputStream standardOutput) throws IOException {
        Path path = Path.of(wanted.out());
        return switch (wanted.form()) {
            case MBOX -> flows()
                    ? Mbox.into(standardOutput, variant, head())
                    : Mbox.file(path, variant, head());
            case MAILDIR -> new Maildir(path, head());
            case EML -> flows()
                    ? one(store, query, standardOutput)
                    : new EmlFolder(path, many(store, query),
                            head());
            case WARC -> flows() ? Warc.into(standardOutput, records()) : Warc.file(path, records());
            case CSV, JSONL -> throw new IllegalStateException("a table is no shelf");
        };
    }

    private Shelf one(Store store, Query query, OutputStream standardOutput) {
        if (wanted.limit() != 1 && store.messages(query, PageRequest.first(2)).rows().size() > 1) {
            throw Trouble.usage("export: these are more messages than one; name a folder with --out");
        }
        return new OneMessage(standardOutput, head());
    }

    private boolean many(Store store, Query query) {
        return (wanted.limit() == 0 || wanted.limit() > MANY)
                && !store.messages(query, PageRequest.first(MANY)).next().isEmpty();
    }

    private Warc.Records records() {
        var copy = new SegmentCopy(clock, new SecureRandom());
        return new Warc.Records() {
            @Override
            public void begin(String name, OutputStream out) throws IOException {
                copy.begin(name, out);
            }

            @Override
            public long add(MessageCapture message, OutputStream out) throws IOException {
                return copy.add(message, out);
            }
        };
    }

    private static String why(IOException failed) {
        return switch (failed) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case NoSuchFileException missing -> missing.getFile() + " is not there";
            default -> String.valueOf(failed.getMessage());
        };
    }
}
