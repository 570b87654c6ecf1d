package org.spampot.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.spampot.analysis.MessageAnalysis;
import org.spampot.model.TrustedNetworks;
import org.spampot.model.Printable;
import org.spampot.model.Source;
import org.spampot.report.AnalysisJson;
import org.spampot.report.Json;

/// Analyzes files of mail without a store: one JSON object a message, in the order given, on all cores.
public final class Analyze implements AutoCloseable {
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

    /// How far a run is.
    public record Progress(long done, long all) {}

    /// What one file gave.
    private sealed interface Result {
        record Line(String json) implements Result {}

        record Unreadable(String why) implements Result {}
    }

    /// Writes an object for each message.
    ///
    /// @param problems told, in one line each, of files that could not be read
    /// @return how many those were
    public long run(List<String> paths, Appendable out, Consumer<Progress> progress, Consumer<String> problems)
            throws IOException {
        List<String> files = MessageFiles.list(paths);
        int threads = Runtime.getRuntime().availableProcessors();
        Deque<Future<Result>> ahead = new ArrayDeque<>();
        Iterator<String> left = files.iterator();
        long done = 0;
        long failed = 0;
        if (yara.isSkipped()) {
            problems.accept(yara.notice());
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            while (left.hasNext() || !ahead.isEmpty()) {
                while (left.hasNext() && ahead.size() < 4 * threads) {
                    String file = left.next();
                    ahead.add(workers.submit(() -> one(file)));
                }
                switch (result(ahead.remove())) {
                    case Result.Line line -> out.append(line.json());
                    case Result.Unreadable unreadable -> {
                        problems.accept(unreadable.why());
                        failed++;
                    }
                }
                progress.accept(new Progress(++done, files.size()));
            }
        }
        return failed;
    }

    @Override
    public void close() {
        yara.close();
    }

    private Result one(String file) throws IOException {
        try {
            var found = analysis.of(MessageFiles.read(file, standardInput), Source.UNKNOWN);
            var line = new StringBuilder();
            Json.line(line, json -> {
                json.writeStringProperty("file", file);
                AnalysisJson.write(json, found);
            });
            return new Result.Line(line.toString());
        } catch (IOException unreadable) {
            return new Result.Unreadable(Printable.line(file, 300) + ": cannot be read: " + why(unreadable));
        }
    }

    private static String why(IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException _ -> "no such file; correct the path";
            case AccessDeniedException _ -> "no permission; run as its owner";
            default -> Printable.line(String.valueOf(unreadable.getMessage()), 200);
        };
    }

    private static Result result(Future<Result> future) {
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
