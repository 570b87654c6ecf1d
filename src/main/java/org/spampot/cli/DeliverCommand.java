package org.spampot.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `spampot deliver`: one message from a mail server's pipe. Its exit codes are those of `sysexits.h`, as mail servers read
/// them.
@Command(name = "deliver", exitCodeOnInvalidInput = Delivery.USAGE, exitCodeOnExecutionException = Delivery.TEMPORARY, description = {
        "Keep one message from standard input, for a mail server that pipes mail to a program.",
        "Exit code 0 when it is on disk, 75 when it cannot be kept now and is to be brought again, 64 for wrong usage."
                + " A running honeypot takes it within a second; otherwise it waits for the next start."}, footer = {
                        "  spampot deliver --data /var/lib/spampot --sender=a@example.com --recipient=trap@example.net < message"})
final class DeliverCommand extends Subcommand {
    @Parameters(paramLabel = "RECIPIENT", arity = "0..*", description = "Whom it is for, as --recipient; behind -- also what begins with a dash.")
    private List<String> others = List.of();

    @Option(names = "--sender", paramLabel = "ADDRESS", order = 1, description = "Who sends it, by the envelope; empty for a bounce (default: $$SENDER, else Return-Path).")
    @Nullable
    private String sender;

    @Option(names = "--recipient", paramLabel = "ADDRESS", order = 2, description = "Whom it is for, by the envelope; may be given several times (default: $$ORIGINAL_RECIPIENT, $$RECIPIENT, else Delivered-To and the like).")
    private List<String> recipients = List.of();

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    DeliverCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        List<String> all = new ArrayList<>(recipients);
        all.addAll(others);
        return new Delivery(data.config, data.data, sender, all, trust.trusted, trust.internal, trust.msa)
                .run(terminal);
    }
}
