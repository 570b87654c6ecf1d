package org.spampot.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What all subcommands have: somewhere to write, `--help`, and the layout of it.
@Command(sortOptions = false, synopsisHeading = "Usage: ", descriptionHeading = "%n", parameterListHeading = "%n", optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n")
abstract class Subcommand implements Callable<Integer> {
    final Terminal terminal;

    @Option(names = {"-h", "--help"}, usageHelp = true, order = 99, description = "Show this help and end.")
    boolean help;

    Subcommand(Terminal terminal) {
        this.terminal = terminal;
    }
}
