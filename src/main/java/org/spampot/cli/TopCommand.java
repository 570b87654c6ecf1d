package org.spampot.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import org.spampot.app.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `spampot top KIND`: the most frequent values of one kind.
@Command(name = "top", description = "List the most frequent sources, domains, subjects ...", footer = {
        "  spampot top sources --since 7d --limit 20",
        "  spampot top attachments --format csv > attachments.csv",
        "  spampot top domains --format json | jq -r .value"})
final class TopCommand extends Subcommand {
    @Parameters(paramLabel = "KIND", completionCandidates = Kinds.class, description = "What to list: ${COMPLETION-CANDIDATES}.")
    private String kind = "";

    @Option(names = "--limit", paramLabel = "N", order = 1, description = "At most N lines (default: 10).")
    private int limit = 10;

    @Option(names = "--since", paramLabel = "SPAN", order = 2, description = "Only what was seen in the last SPAN, for example 24h or 30d (default: all).")
    private String since = "";

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private DataOptions data = new DataOptions();

    /// The words that a shell completes.
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(Desk.topKinds().split(" ")).iterator();
        }
    }

    TopCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        try (var desk = Desk.open(data.flags(terminal.environment()), Clock.systemUTC())) {
            desk.top(kind, limit, since, format.format, terminal.writer(), terminal.width());
        }
        return 0;
    }
}
