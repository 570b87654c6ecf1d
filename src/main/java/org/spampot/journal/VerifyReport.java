package org.spampot.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What [JournalVerify] found.
///
/// @param segments in order
/// @param missing numbers between the first and the last for which there is no file, the first
///        [JournalVerify#NAMED] of them: moved away by someone, or lost
public record VerifyReport(List<Segment> segments, List<Long> missing) {
    public VerifyReport {
        segments = List.copyOf(segments);
        missing = List.copyOf(missing);
    }

    /// One segment.
    ///
    /// @param others intact records that are no captures: `warcinfo`
    /// @param damagedCount damaged places in all
    /// @param damaged the first [JournalVerify#NAMED] of them
    /// @param unfinished bytes at the end of the last segment that are no whole record: a write that is under way, or
    ///        that a crash cut short and the next start will cut off
    public record Segment(long number, Path file, long bytes, long messages, long sessions, long others,
            long damagedCount, List<Entry.Damaged> damaged, long unfinished) {
        public Segment {
            damaged = List.copyOf(damaged);
        }

        /// One line for people.
        public String line() {
            return file.getFileName() + ": " + bytes + " bytes, " + messages + " messages, " + sessions + " sessions, "
                    + (damagedCount == 0 ? "intact" : damagedCount + " damaged")
                    + (unfinished == 0 ? "" : ", " + unfinished + " bytes unfinished at the end");
        }
    }

    public long messages() {
        return segments.stream().mapToLong(Segment::messages).sum();
    }

    public long sessions() {
        return segments.stream().mapToLong(Segment::sessions).sum();
    }

    public long bytes() {
        return segments.stream().mapToLong(Segment::bytes).sum();
    }

    public long damaged() {
        return segments.stream().mapToLong(Segment::damagedCount).sum();
    }

    /// Whether every record is as it was written. Segments that are missing do not count: they may be kept elsewhere.
    public boolean intact() {
        return damaged() == 0;
    }

    /// The report for people: a line for each segment, each damaged place, and the sum.
    public Stream<String> lines() {
        var each = segments.stream()
                .flatMap(segment -> Stream.concat(Stream.of(segment.line()),
                        segment.damaged().stream().map(Entry.Damaged::line)));
        var gaps = missing.stream().map(number -> Segments.name(number) + ".warc: is not there");
        var sum = Stream.of((intact() ? "intact: " : "damaged: ") + messages() + " messages, " + sessions()
                + " sessions, " + bytes() + " bytes in " + segments.size() + " segments, " + damaged()
                + " damaged places");
        return Stream.concat(Stream.concat(each, gaps), sum);
    }
}
