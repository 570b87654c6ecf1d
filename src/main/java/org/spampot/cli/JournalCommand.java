package org.spampot.cli;

import org.spampot.app.JournalCheck;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `spampot journal`: what can be done with the journal by itself.
@Command(name = "journal", description = "Check the journal.", commandListHeading = "%nCommands:%n", footer = {
        "  spampot journal verify --data /var/lib/spampot"})
final class JournalCommand extends Subcommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    JournalCommand(Terminal terminal) {
        super(terminal);
    }

    /// With its subcommand.
    static CommandLine line(Terminal terminal) {
        return new CommandLine(new JournalCommand(terminal)).addSubcommand(new Verify(terminal));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "no command given; there is: verify");
    }

    /// `spampot journal verify`.
    @Command(name = "verify", description = {
            "Check every record of the journal against its digests; name what is damaged.",
            "Works beside a running honeypot. Exit code 1 when something is damaged."}, footer = {
                    "  spampot journal verify --data /var/lib/spampot"})
    static final class Verify extends Subcommand {
        @Mixin
        private DataOptions data = new DataOptions();

        Verify(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() {
            try (var progress = Progress.of(terminal, "verify", Progress.Unit.BYTES)) {
                boolean intact = JournalCheck.run(data.flags(terminal.environment()), progress::at, terminal::say);
                return intact ? 0 : 1;
            }
        }
    }
}
