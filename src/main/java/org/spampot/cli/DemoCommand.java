package org.spampot.cli;

import java.time.Clock;
import org.spampot.app.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `spampot demo`: the honeypot with made-up spam sent to it.
@Command(name = "demo", description = "Run with a bundled replay of spam sessions, everything on loopback.", footer = {
        "  spampot demo", "  spampot demo --smtp 127.0.0.1:0 --console 127.0.0.1:0      free ports, which are printed",
        "  spampot demo --data /tmp/demo                    keep what was received"})
final class DemoCommand extends Subcommand {
    @Option(names = "--data", paramLabel = "DIR", order = 1, description = "Keep everything in DIR (default: a temporary directory, removed at the end).")
    private String data = "";

    @Option(names = "--smtp", paramLabel = "HOST:PORT", order = 2, description = "Take mail on this loopback address"
            + " (default: 127.0.0.1:2525, or a free port when that is taken).")
    private String smtp = "";

    @Option(names = "--console", paramLabel = "HOST:PORT", order = 3, description = "Serve the console on this loopback"
            + " address (default: 127.0.0.1:8025, or a free port when that is taken).")
    private String console = "";

    @Option(names = "--once", order = 4, description = "Play the sessions once and end, instead of staying open.")
    private boolean once;

    DemoCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws InterruptedException {
        var demo = Demo.start(data, smtp, console, terminal.environment(), Clock.systemUTC());
        if (!once) {
            Stopping.on(demo, terminal);
        }
        demo.announcement().forEach(terminal::say);
        try (var progress = Progress.of(terminal, "demo", Progress.Unit.SESSIONS)) {
            demo.play((done, all) -> {
                synchronized (progress) {
                    progress.at(done, all);
                }
            });
        }
        demo.whatToLookAt().forEach(terminal::say);
        if (once) {
            demo.close();
            return 0;
        }
        demo.trickle();
        return Stopping.never();
    }
}
