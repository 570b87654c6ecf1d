package org.spampot.cli;

import java.time.Clock;
import org.spampot.app.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `spampot doctor`: does it work, and if not, what to do.
@Command(name = "doctor", description = {
        "Check that everything works; send a test message and follow it to the store.",
        "Uses the running honeypot of the data directory, or starts one of its own for the test. Exit code 1 when something"
                + " fails."}, footer = {
                        "  spampot doctor --data /var/lib/spampot"})
final class DoctorCommand extends Subcommand {
    @Mixin
    private RunOptions options = new RunOptions();

    DoctorCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        boolean well = new Doctor(options.flags(terminal.environment()), Clock.systemUTC(), finding -> terminal
                .say(paint(finding) + " " + finding.line())).run();
        return well ? 0 : 1;
    }

    private String paint(Doctor.Finding finding) {
        String word = switch (finding.verdict()) {
            case OK -> "ok  ";
            case WARN -> "warn";
            case FAIL -> "FAIL";
        };
        int color = switch (finding.verdict()) {
            case OK -> 32;
            case WARN -> 33;
            case FAIL -> 31;
        };
        return terminal.colors() ? "\u001b[" + color + "m" + word + "\u001b[0m" : word;
    }
}
