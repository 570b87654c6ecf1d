package org.spampot.cli;

import org.spampot.app.Format;
import picocli.CommandLine.Option;

/// The option of every command whose answer scripts may want.
final class FormatOption {
    @Option(names = "--format", paramLabel = "FORMAT", order = 80, description = "text for people (default), json (one object a line) or csv for scripts.")
    Format format = Format.TEXT;
}
