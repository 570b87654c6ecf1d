package org.spampot.cli;

import java.io.IOException;
import org.spampot.app.ConfigListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `spampot check-config`: whether the settings can be used, and where each came from.
@Command(name = "check-config", description = "Check the settings; print each value that holds and where it came from.", footer = "  spampot check-config --config /etc/spampot/spampot.yaml")
final class CheckConfigCommand extends Subcommand {
    @Mixin
    private DataOptions data = new DataOptions();

    CheckConfigCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        ConfigListing.write(data.flags(terminal.environment()), terminal.writer());
        return 0;
    }
}
