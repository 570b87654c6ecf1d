package org.spampot.cli;

import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.spampot.app.Desk;
import org.spampot.app.Format;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `spampot show ID`: one session or one message.
@Command(name = "show", description = "Show one session or message.", footer = {
        "  spampot show 01jd2v6w3k9m4x8q7r5t0abcde          a session with its dialog",
        "  spampot show 01jd2v6w3k9m4x8q7r5t0abcde-1        its first message",
        "  spampot show 01jd2v6w3k9m4x8q7r5t0abcde-1 --raw > message"})
final class ShowCommand extends Subcommand {
    @Parameters(paramLabel = "ID", description = "The id of a session or message, as search prints it.")
    private String id = "";

    @ArgGroup
    private @Nullable Kind kind;

    @Option(names = "--format", paramLabel = "FORMAT", order = 80, description = "text for people (default) or json, one object.")
    private Format format = Format.TEXT;

    @Mixin
    private DataOptions data = new DataOptions();

    /// At most one of these.
    static final class Kind {
        @Option(names = "--raw", order = 1, description = "The message's bytes, exactly as they were sent.")
        boolean raw;

        @Option(names = "--transcript", order = 2, description = "The dialog of the session alone.")
        boolean transcript;

        @Option(names = "--eml", order = 3, description = "The message with its envelope in header fields before it, for a mail program.")
        boolean eml;
    }

    ShowCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        try (var desk = Desk.open(data.flags(terminal.environment()), Clock.systemUTC())) {
            if (kind != null && kind.raw) {
                desk.raw(id, terminal.bytes());
            } else if (kind != null && kind.eml) {
                desk.eml(id, terminal.bytes());
            } else if (kind != null && kind.transcript) {
                desk.transcript(id, terminal.writer());
            } else {
                desk.show(id, format, terminal.writer(), terminal.width());
            }
        }
        return 0;
    }
}
