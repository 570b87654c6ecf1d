package org.spampot.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.app.Flags;
import picocli.CommandLine.Option;

/// Options of the commands that start the honeypot.
final class RunOptions {
    @Option(names = "--smtp", paramLabel = "HOST:PORT", order = 1, description = "Take mail on this address; may be given several times (default: 0.0.0.0:2525). Port 0 takes a free"
            + " one.")
    List<String> smtp = List.of();

    @Option(names = "--console", paramLabel = "HOST:PORT", order = 2, description = "Serve the console on this address (default: 127.0.0.1:8025).")
    String console = "";

    @Option(names = "--persona", paramLabel = "NAME", order = 3, description = "Pretend to be this server: postfix (default), postfix-submission, exim, sendmail, opensmtpd, qmail, exchange, windows2000, cpanel, spamhat, or the path of a persona file.")
    String persona = "";

    @Option(names = "--config", paramLabel = "FILE", order = 90, description = "Read settings from FILE (default: $$SPAMPOT_CONFIG, else none).")
    @Nullable
    Path config;

    @Option(names = "--data", paramLabel = "DIR", order = 91, description = "The data directory (default: $$SPAMPOT_DATA, else ./spampot-data).")
    String data = "";

    Flags flags(Map<String, String> environment) {
        return new Flags(config, data, smtp, console, persona, environment);
    }
}
