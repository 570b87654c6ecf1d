package org.spampot.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.spampot.app.Export;
import org.spampot.app.ExportForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `spampot export FORM QUERY`: messages out again.
@Command(name = "export", description = {"Write the messages that meet every term, byte for byte, oldest first.",
        "What is written is live phishing and malware: files are for their owner alone. A file gets its name when it is whole;"
                + " digests and envelopes are in a manifest beside. Exit code 1 when a message could not be read."}, footer = {
                        "  spampot export mbox domain:pills.example --out pills.mbox",
                        "  spampot export maildir --since 30d --out ~/Maildir/.spam",
                        "  spampot export eml has:attachment --out samples && (cd samples && sha256sum -c --quiet SHA256SUMS)",
                        "  spampot export jsonl language:de | jq -r '.linkHosts[]' | sort | uniq -c"})
final class ExportCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "FORM", description = "mbox, maildir, eml: the messages. csv, jsonl: a line of what is known of"
            + " each. warc: the journal's records.")
    private ExportForm form = ExportForm.MBOX;

    @Parameters(index = "1..*", paramLabel = "QUERY", arity = "0..*", description = "As `spampot search` takes it. None: all of them.")
    private List<String> query = List.of();

    @Option(names = "--out", paramLabel = "PATH", order = 1, description = "The file, or the folder of eml and maildir;"
            + " - is standard output (default).")
    private String out = "-";

    @Option(names = "--since", paramLabel = "SPAN", order = 2, description = "Only what came in the last SPAN, for example 24h or 30d (default: all).")
    private String since = "";

    @Option(names = "--limit", paramLabel = "N", order = 3, description = "Only the N newest messages (default: all).")
    private long limit;

    @Option(names = "--variant", paramLabel = "KIND", order = 4, description = "How an mbox tells messages apart: rd (default), o, cl or"
            + " cl2.")
    private String variant = "rd";

    @Option(names = "--envelope-headers", order = 5, description = "Put Return-Path and Delivered-To before each message of eml, maildir and"
            + " mbox.")
    private boolean envelope;

    @Option(names = "--force", order = 6, description = "Replace a file that is there; add to a folder of eml that is not empty.")
    private boolean force;

    @Mixin
    private DataOptions data = new DataOptions();

    ExportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        var wanted = new Export.Wanted(form, String.join(" ", query), since, limit, out, variant, envelope, force);
        var export = new Export(data.flags(terminal.environment()), wanted, Clock.systemUTC());
        Export.Done done;
        try (var progress = Progress.of(terminal, "export", Progress.Unit.MESSAGES)) {
            done = export.run(terminal.bytes(), (seen, all) -> progress.at(seen, Math.max(seen, all)));
        }
        done.problems().forEach(terminal::problem);
        if (out.equals("-")) {
            if (!done.whole()) {
                terminal.problem(done.summary());
            }
        } else {
            terminal.say(done.summary());
        }
        return done.whole() ? 0 : 1;
    }
}
