package org.spampot.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Printable;

/// Where a command writes: answers to standard output, everything else to standard error, both in UTF-8.
///
/// Thread-safety: belongs to the thread of the command.
final class Terminal {
    private static final int WIDTH = 120;

    private final OutputStream bytes;
    private final PrintWriter writer;
    private final PrintWriter problems;
    private final Map<String, String> environment;
    private final boolean interactive;

    Terminal(OutputStream out, OutputStream err, Map<String, String> environment, boolean interactive) {
        this.bytes = out;
        this.writer = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.problems = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        this.environment = Map.copyOf(environment);
        this.interactive = interactive;
    }

    static Terminal ofProcess() {
        return new Terminal(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err),
                System.getenv(), watched());
    }

    // Error Prone knows the JDK 22, which gave a console in any case; 25 gives none without a terminal again
    @SuppressWarnings("SystemConsoleNull")
    private static boolean watched() {
        @Nullable
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// Where answers go.
    PrintWriter writer() {
        return writer;
    }

    /// Where answers that are not text go.
    OutputStream bytes() {
        writer.flush();
        return bytes;
    }

    /// Where everything else goes.
    PrintWriter problems() {
        return problems;
    }

    /// Says a line of the answer at once, so that whoever waits for it sees it.
    void say(String line) {
        writer.println(line);
        writer.flush();
    }

    /// Says in one line what went wrong.
    void problem(String message) {
        writer.flush();
        problems.println("spampot: " + Printable.line(message, 2000));
    }

    /// Whether somebody watches.
    boolean interactive() {
        return interactive;
    }

    /// Whether colors are wanted: on a terminal that can, unless NO_COLOR says otherwise (no-color.org).
    boolean colors() {
        return interactive && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }

    /// How wide lines of tables may be, in cells.
    int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{1,3}") ? Math.max(60, Integer.parseInt(columns)) : WIDTH;
    }

    Map<String, String> environment() {
        return environment;
    }

    void flush() {
        writer.flush();
        problems.flush();
    }
}
