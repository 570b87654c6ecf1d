package org.spampot.cli;

import java.time.Clock;
import org.spampot.app.Rebuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `spampot rebuild`: the store again, from the journal.
@Command(name = "rebuild", description = {
        "Make the store again from the journal.",
        "The honeypot must be stopped. The store before is kept as store.db.old; a rebuild that was stopped can be started"
                + " again."}, footer = {
                        "  spampot rebuild --data /var/lib/spampot",
                        "  spampot rebuild --analyzer pattern-hits --config /etc/spampot.yaml"})
final class RebuildCommand extends Subcommand {
    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--analyzer", paramLabel = "NAME", description = {
            "Run only this analyzer again, over all messages, and replace what it had found;"
                    + " all else stays as the store has it."})
    private String analyzer = "";

    RebuildCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Rebuild.Done done;
        try (var progress = Progress.of(terminal, "rebuild", Progress.Unit.BYTES)) {
            done = new Rebuild(data.flags(terminal.environment()), analyzer, Clock.systemUTC())
                    .run(now -> progress.at(now.done(), now.all()));
        }
        terminal.say("rebuilt " + done.store() + " from " + done.captures() + " captures"
                + (done.gaps() == 0
                        ? ""
                        : "; " + done.gaps() + " places of the journal are damaged, `spampot journal verify`"
                                + " names them")
                + (done.old().isEmpty() ? "" : "; the store before is " + done.old()));
        return 0;
    }
}
