package org.spampot.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.spampot.model.Printable;

/// Writes the lines of logs that no rule understood: to a file as they stand, to a terminal so that they are harmless.
///
/// Thread-safety: belongs to one thread.
final class UnparsedLines implements Consumer<String>, AutoCloseable {
    private static final int LONGEST = 8192;

    /// Where lines go.
    private interface Sink {
        void line(String line) throws IOException;

        default void close() throws IOException {}
    }

    private final Sink sink;

    private UnparsedLines(Sink sink) {
        this.sink = sink;
    }

    /// @param file that is written anew; `-` for `standardOutput`, empty for none
    static UnparsedLines open(String file, Appendable standardOutput) {
        if (file.isEmpty()) {
            return new UnparsedLines(_ -> {
                // they are counted
            });
        }
        if (file.equals("-")) {
            return new UnparsedLines(line -> standardOutput.append(Printable.line(line, LONGEST)).append('\n'));
        }
        try {
            return new UnparsedLines(new File(Files.newBufferedWriter(Path.of(file))));
        } catch (IOException refused) {
            throw unwritable();
        }
    }

    private record File(BufferedWriter writer) implements Sink {
        @Override
        public void line(String line) throws IOException {
            writer.append(line).append('\n');
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    @Override
    public void accept(String line) {
        try {
            sink.line(line);
        } catch (IOException full) {
            throw unwritable();
        }
    }

    private static Trouble unwritable() {
        return Trouble
                .failed("--unparsed: the file cannot be written; name another one or free space, then run the same"
                        + " again to go on");
    }

    @Override
    public void close() {
        try {
            sink.close();
        } catch (IOException full) {
            throw unwritable();
        }
    }
}
