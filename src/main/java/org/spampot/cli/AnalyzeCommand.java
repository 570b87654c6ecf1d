package org.spampot.cli;

import java.io.IOException;
import java.util.List;
import org.spampot.app.Analyze;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `spampot analyze PATH...`: analysis without a store.
@Command(name = "analyze", description = "Analyze mail in files and archives: one JSON object a message on standard output.", footer = {
        "  spampot analyze message.eml | jq .urls",
        "  spampot analyze spam/ > spam.jsonl",
        "  spampot analyze spam.mbox.gz Maildir/ --trusted 192.0.2.0/24",
        "  spampot analyze - < message.eml"})
final class AnalyzeCommand extends Subcommand {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files of mail, archives, folders of them, or - for standard input.")
    private List<String> paths = List.of();

    @Option(names = "--patterns", paramLabel = "FILE", order = 1, description = "Look for the patterns in FILE too.")
    private String patterns = "";

    @Option(names = "--yara", paramLabel = "PATH", split = ",", order = 1, description = "Run the YARA rules in these files and directories too.")
    private List<String> yara = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", order = 5, description = "How to read what was named: auto (default), mbox, mboxrd, maildir or eml.")
    private String format = "auto";

    @Mixin
    private TrustOptions trust = new TrustOptions();

    AnalyzeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        long unreadable;
        try (var analyze = new Analyze(patterns, yara, trust.networks(), System.in);
                var progress = Progress.of(terminal, "analyze", Progress.Unit.BYTES)) {
            unreadable = analyze.run(paths, format, terminal.writer(),
                    now -> progress.at(now.done(), now.all(), now.messages()), terminal::problem);
        }
        return unreadable == 0 ? 0 : 1;
    }
}
