package org.spampot.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// `spampot version`: which program this is, and what it runs on.
@Command(name = "version", description = "Print the version of the program and of what it runs on.")
final class Version extends Subcommand {
    Version(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        terminal.writer().println(text());
        return 0;
    }

    private static String text() {
        @Nullable
        String version = Version.class.getPackage().getImplementationVersion();
        return "spampot " + (version == null ? "(from classes)" : version) + ", Java " + Runtime.version() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    /// The same for `--version`.
    static final class Words implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{text()};
        }
    }
}
