package org.spampot.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.spampot.analysis.MessageAnalysis;
import org.spampot.archive.Archives;
import org.spampot.archive.Found;
import org.spampot.model.Analysis;
import org.spampot.model.EndOfContent;
import org.spampot.model.MessageCapture;
import org.spampot.model.TrustedNetworks;
import org.spampot.model.Printable;
import org.spampot.model.Source;
import org.spampot.report.AnalysisJson;
import org.spampot.report.Json;

/// Analyzes mail in files and archives without a store: one JSON object a message, in the order in which it is read, on
/// all cores. Memory does not grow with what is read.
public final class Analyze implements AutoCloseable {
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final int MOST_AHEAD = 8 * THREADS;
    private static final long LARGEST_AHEAD = 32 << 20;

    private final MessageAnalysis analysis;
    private final YaraScanner yara;
    private final InputStream standardInput;

    /// Reads the operator's patterns.
    ///
    /// @param patterns file of patterns; empty for none
    /// @param rules files and directories of YARA rules
    /// @param networks whose Received fields are believed
    public Analyze(String patterns, List<String> rules, TrustedNetworks networks, InputStream standardInput) {
        var read = Analyses.patterns(patterns);
        this.yara = YaraScanner.open("--yara", rules, YaraScanner.PROGRAM, YaraScanner.TIMEOUT);
        this.analysis = new MessageAnalysis(read, networks, yara);
        this.standardInput = standardInput;
    }

    /// How far a run is, in bytes of what was named.
    ///
    /// @param all 0 when that cannot be known
    public record Progress(long done, long all, long messages) {}

    /// What is analyzed, or was.
    ///
    /// @param size of the message
    private record Ahead(Future<String> line, int size) {}

    /// Writes an object for each message.
    ///
    /// @param format how to read what was named: a word of `import --format`
    /// @param problems told, in one line each, of what could not be read
    /// @return how many places those were
    public long run(List<String> paths, String format, Appendable out, Consumer<Progress> progress,
            Consumer<String> problems) throws IOException {
        Deque<Ahead> ahead = new ArrayDeque<>();
        var passedOver = new PassedOver(problems);
        long bytes = 0;
        long done = 0;
        if (yara.isSkipped()) {
            problems.accept(yara.notice());
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(THREADS);
                var archives = Archives.open(paths, ImportReading.format(format), ImportReading.open(standardInput),
                        new ForeignForms())) {
            for (var next = archives.next(); next.isPresent(); next = archives.next()) {
                switch (next.get()) {
                    case Found.Message message -> {
                        ahead.add(new Ahead(workers.submit(() -> line(message)), message.content().size()));
                        bytes += message.content().size();
                    }
                    case Found.Kept kept when kept.capture() instanceof MessageCapture message
                            && message.end() != EndOfContent.LOGGED -> {
                        ahead.add(new Ahead(workers.submit(() -> line(kept, message)), message.content().size()));
                        bytes += message.content().size();
                    }
                    default -> passedOver.accept(next.get());
                }
                while (ahead.size() > MOST_AHEAD || bytes > LARGEST_AHEAD) {
                    var first = ahead.remove();
                    bytes -= first.size();
                    out.append(result(first.line()));
                    progress.accept(new Progress(archives.done(), archives.all(), ++done));
                }
            }
            for (Ahead each : ahead) {
                out.append(result(each.line()));
                progress.accept(new Progress(archives.done(), archives.all(), ++done));
            }
        }
        return passedOver.unreadable;
    }

    /// Says what holds no message.
    private static final class PassedOver implements Consumer<Found> {
        private static final int MOST = 20;

        private final Consumer<String> problems;
        private long unreadable;
        private long noMail;
        private boolean logs;

        PassedOver(Consumer<String> problems) {
            this.problems = problems;
        }

        @Override
        public void accept(Found found) {
            switch (found) {
                case Found.Message _ -> throw new IllegalArgumentException("a message is analyzed");
                case Found.Kept _ -> {
                    // a session, or what only a log tells of: nothing in it to analyze, and nothing is missing
                }
                case Found.Session session -> {
                    if (!logs) {
                        logs = true;
                        problems.accept(Printable.line(session.path(), 300)
                                + ": skipped: a log of a mail server has no messages to analyze; `import` reads it");
                    }
                }
                case Found.Skipped skipped -> {
                    String where = Printable.line(skipped.path(), 300)
                            + (skipped.offset() == 0 ? "" : " at " + skipped.offset());
                    if (skipped.unreadable()) {
                        unreadable++;
                        problems.accept(where + ": cannot be read: " + skipped.why());
                    } else if (++noMail <= MOST) {
                        problems.accept(where + ": skipped: " + skipped.why());
                    } else if (noMail == MOST + 1) {
                        problems.accept("more places are skipped that are no mail");
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        yara.close();
    }

    private String line(Found.Message message) throws IOException {
        return line(message, analysis.of(message.content(), Source.UNKNOWN));
    }

    /// What was received by a sensor came from where its socket says.
    private String line(Found.Kept kept, MessageCapture message) throws IOException {
        return line(kept, Analyses.understand(analysis, message,
                (one, source) -> one.of(message.content(), source)));
    }

    private static String line(Found at, Analysis found) throws IOException {
        var line = new StringBuilder();
        Json.line(line, json -> {
            json.writeStringProperty("file", at.path());
            json.writeNumberProperty("offset", at.offset());
            AnalysisJson.write(json, found);
        });
        return line.toString();
    }

    private static String result(Future<String> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an analysis failed", failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Trouble.failed("analyze: interrupted; the lines written so far are whole");
        }
    }
}
