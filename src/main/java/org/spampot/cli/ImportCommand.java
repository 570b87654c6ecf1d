package org.spampot.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.spampot.app.Import;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `spampot import PATH...`: archives of mail, and mail logs, into journal and store.
@Command(name = "import", description = {
        "Read archives of mail, mail logs and journals of other honeypots into journal and store.",
        "Each message is kept once, however often it is there or is imported. An import that was stopped goes on when it is"
                + " run again. Exit code 1 when mail could not be read or it was stopped."}, footer = {
                        "  spampot import spam.mbox Maildir/ --trusted 192.0.2.0/24,mx.example.org",
                        "  spampot import - < spam.mbox"})
final class ImportCommand extends Subcommand {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, folders of them, or - for standard input.")
    private List<String> paths = List.of();

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Option(names = "--format", paramLabel = "FORMAT", order = 5, description = "How to read what was named: auto (default), mbox, mboxrd, maildir, eml or maillog.")
    private String format = "auto";

    @Option(names = "--skipped", paramLabel = "FILE", order = 6, description = "Write all places that are skipped to FILE, one JSON object a line.")
    private String skipped = "";

    @Option(names = "--dry-run", order = 7, description = "Only say what would come. Nothing is written; a data directory that is there is asked what it has.")
    private boolean dryRun;

    @Option(names = "--json", order = 8, description = "Say at the end in one JSON object what was done.")
    private boolean json;

    @Mixin
    private LogFlags logs = new LogFlags();

    @Mixin
    private DataOptions data = new DataOptions();

    ImportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        var wanted = new Import.Wanted(paths, format, trust.networks(), logs.reading(), skipped, dryRun);
        var work = new Import(data.flags(terminal.environment()), wanted, System.in, terminal.writer(),
                Clock.systemUTC());
        try (var _ = Stopping.during(work::stop, terminal, () -> logs.isFollowing() ? 0 : 1)) {
            boolean whole;
            try (var progress = Progress.of(terminal, "import", Progress.Unit.BYTES)) {
                whole = work.run(now -> progress.at(now.done(), now.all(), now.messages()), terminal::problem);
            }
            work.tell(json, terminal.writer(), terminal.width());
            return whole ? 0 : 1;
        }
    }
}
