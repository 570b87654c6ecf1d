package org.spampot.archive.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Counts what became of lines.
///
/// Thread-safety: belongs to one thread.
final class Tally {
    /// More names of programs are counted together.
    private static final int PROGRAMS = 500;
    /// More lines of a program are not kept.
    private static final int FIRST = 100;

    private final Consumer<String> unparsed;
    private final Map<String, Long> others = new HashMap<>();
    private final Map<String, List<String>> first = new HashMap<>();
    private final Map<String, Long> unknown = new HashMap<>();
    private long lines;
    private long joined;
    private long plain;
    private long repeated;
    private long undated;
    private long continued;

    /// @param unparsed is told of every line that is not understood
    Tally(Consumer<String> unparsed) {
        this.unparsed = unparsed;
    }

    void line() {
        lines++;
    }

    void repeated() {
        repeated++;
    }

    void undated(String text) {
        undated++;
        unparsed.accept(text);
    }

    /// Goes on with the line before.
    void continued() {
        continued++;
    }

    void other(String program) {
        others.merge(name(program, others), 1L, Long::sum);
    }

    void verdict(Verdict verdict, LogLine line) {
        switch (verdict) {
            case JOINED -> joined++;
            case PLAIN -> plain++;
            case UNKNOWN -> {
                String name = name(line.program(), unknown);
                unknown.merge(name, 1L, Long::sum);
                List<String> some = first.computeIfAbsent(name, _ -> new ArrayList<>());
                if (some.size() < FIRST) {
                    some.add(line.raw());
                }
                unparsed.accept(line.raw());
            }
        }
    }

    private static String name(String program, Map<String, Long> counts) {
        String name = program.isEmpty() ? "(none)" : program.substring(0, Math.min(64, program.length()));
        return counts.containsKey(name) || counts.size() < PROGRAMS ? name : "(others)";
    }

    LogReport report(long faceless) {
        var unparsed = new HashMap<String, LogReport.Unparsed>();
        unknown.forEach((program, count) -> unparsed.put(program,
                new LogReport.Unparsed(count, first.getOrDefault(program, List.of()))));
        return new LogReport(lines, joined, faceless, plain, continued, repeated, undated, others, unparsed);
    }
}
