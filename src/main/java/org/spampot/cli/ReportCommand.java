package org.spampot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.spampot.app.Desk;
import org.spampot.app.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `spampot report`: what happened in a span of time.
@Command(name = "report", description = "Sum up what was received: totals, activity, top lists, what stands out.", footer = {
        "  spampot report --since 24h",
        "  spampot report --format json --out report.json"})
final class ReportCommand extends Subcommand {
    @Option(names = "--since", paramLabel = "SPAN", order = 1, description = "The last SPAN, for example 24h or 7d (default: 30d).")
    private String since = "30d";

    @Option(names = "--limit", paramLabel = "N", order = 2, description = "Lines of each top list (default: 10).")
    private int limit = 10;

    @Option(names = "--out", paramLabel = "FILE", order = 3, description = "Write to FILE (default: standard output).")
    private @Nullable Path out;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private DataOptions data = new DataOptions();

    ReportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        try (var desk = Desk.open(data.flags(terminal.environment()), Clock.systemUTC())) {
            if (out == null) {
                write(desk, terminal.writer());
            } else {
                toFile(desk, out);
            }
        }
        return 0;
    }

    private void toFile(Desk desk, Path file) throws IOException {
        try (var writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            write(desk, writer);
            if (writer.checkError()) {
                throw new IOException("the disk is full or failed");
            }
        } catch (IOException failed) {
            throw Trouble
                    .failed("report: " + file + " cannot be written; check the directory, or name another with --out");
        }
    }

    private void write(Desk desk, PrintWriter to) throws IOException {
        desk.report(since, limit, format.format, to, terminal.width());
    }
}
