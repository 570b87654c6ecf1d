package org.spampot.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.spampot.app.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `spampot search QUERY`: messages that meet every term.
@Command(name = "search", description = "List the messages, or sessions, that meet every term, newest first.", footer = {
        "  spampot search invoice",
        "  spampot search 'subject:\"your parcel\" has:attachment' --since 7d",
        "  spampot search --sessions kind:auth-guessing login:root",
        "  spampot search type:application/zip defect:double-extension",
        "  spampot search domain:pills.example --format json | jq -r .id"})
final class SearchCommand extends Subcommand {
    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "Words, \"phrases\" and FIELD:VALUE, where FIELD is"
            + " from to subject ip source domain url email phone wallet iban helo kind dialect ja4 ja3 login session sha256"
            + " pattern language type picture barcode mailer signer defect has since before. None: all of them.")
    private List<String> query = List.of();

    @Option(names = "--sessions", order = 1, description = "List sessions, also those without messages; FIELD is then source"
            + " helo kind dialect ja4 ja3 login since before.")
    private boolean sessions;

    @Option(names = "--limit", paramLabel = "N", order = 1, description = "At most N lines (default: 20).")
    private int limit = 20;

    @Option(names = "--since", paramLabel = "SPAN", order = 2, description = "Only what came in the last SPAN, for example 24h or 30d (default: all).")
    private String since = "";

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private DataOptions data = new DataOptions();

    SearchCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        try (var desk = Desk.open(data.flags(terminal.environment()), Clock.systemUTC())) {
            String whole = String.join(" ", query);
            if (sessions) {
                desk.searchSessions(whole, limit, since, format.format, terminal.writer(), terminal.width());
            } else {
                desk.search(whole, limit, since, format.format, terminal.writer(), terminal.width());
            }
        }
        return 0;
    }
}
