package org.spampot.cli;

import java.time.Clock;
import org.spampot.app.Assembly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `spampot run`: the honeypot, until it is told to stop.
@Command(name = "run", description = {
        "Run the honeypot: take mail, keep it, show it.",
        "SIGTERM and Ctrl-C stop it in order: nobody new is let in, open transactions finish, exit code 0."}, footer = {
                "  spampot run",
                "  spampot run --data /var/lib/spampot --smtp 0.0.0.0:25 --smtp [::]:25",
                "  spampot run --smtp 127.0.0.1:0 --console 127.0.0.1:0     free ports, which are printed"})
final class RunCommand extends Subcommand {
    @Mixin
    private RunOptions options = new RunOptions();

    RunCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws InterruptedException {
        Assembly running = Assembly.start(options.flags(terminal.environment()), Clock.systemUTC());
        Stopping.on(running, terminal);
        running.announcement().forEach(terminal::say);
        return Stopping.never();
    }
}
