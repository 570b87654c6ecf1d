package org.spampot.archive.log;

import java.util.List;
import java.util.Map;

/// What became of every line, so that the counts add up:
/// `lines = joined + plain + continued + repeated + others + undated + not understood`.
///
/// @param lines of all logs
/// @param joined belong to a session
/// @param faceless of these, of sessions that say neither who nor what and were not given out
/// @param plain understood, and of no session: statistics, starts
/// @param continued go on with the line before, as headers in Exim's reject log do; empty lines
/// @param repeated stand in another log as well, as when a rotated log was copied
/// @param undated without a date and not the rest of a line before: no log, or damage
/// @param others of programs that are no mail server, counted by program
/// @param unparsed of mail servers and not understood, by program
public record LogReport(long lines, long joined, long faceless, long plain, long continued, long repeated, long undated,
        Map<String, Long> others, Map<String, Unparsed> unparsed) {
    /// Nothing was read.
    public static final LogReport NONE = new LogReport(0, 0, 0, 0, 0, 0, 0, Map.of(), Map.of());

    public LogReport {
        others = Map.copyOf(others);
        unparsed = Map.copyOf(unparsed);
    }

    /// Lines of one program that no rule knows.
    ///
    /// @param count all
    /// @param first some of them, as they stand there
    public record Unparsed(long count, List<String> first) {
        public Unparsed {
            first = List.copyOf(first);
        }
    }

    /// How many lines of mail servers no rule knows.
    public long notUnderstood() {
        return unparsed.values().stream().mapToLong(Unparsed::count).sum();
    }
}
