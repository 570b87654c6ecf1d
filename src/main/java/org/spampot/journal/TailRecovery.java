package org.spampot.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;

/// Finds the durable end of a segment that was open when its process ended, and cuts what is after it.
///
/// The end is after the last whole record with right digests, wherever it is: damage in the middle stays where it is
/// for a reader to name. What is cut is first copied beside the segment, and that copy made durable.
final class TailRecovery {
    private TailRecovery() {}

    /// What is whole in a segment.
    ///
    /// @param segmentId of its `warcinfo` record; empty when that is not whole, and nothing may be appended
    /// @param begun when it was begun, as its `warcinfo` says
    /// @param end where the last whole record ends
    record Whole(String segmentId, Instant begun, long end, long records, long size) {}

    static Whole scan(Path file, Instant otherwise) throws IOException {
        try (var reader = new SegmentReader(file)) {
            long size = reader.fileSize();
            long end = 0;
            long records = 0;
            var segmentId = "";
            var begun = otherwise;
            for (long offset = 0; offset >= 0 && offset < size;) {
                switch (reader.at(offset, size)) {
                    case Frame.Whole whole -> {
                        if (whole.begin() == 0) {
                            segmentId = whole.fields().first("WARC-Record-ID");
                            begun = date(whole, otherwise);
                        }
                        records++;
                        end = whole.end();
                        offset = whole.end();
                    }
                    case Frame.Bad bad -> offset = bad.end() >= 0 ? bad.end() : reader.resync(offset + 1, size);
                }
            }
            return new Whole(segmentId, begun, end, records, size);
        }
    }

    private static Instant date(Frame.Whole warcinfo, Instant otherwise) {
        try {
            return Instant.parse(warcinfo.fields().first("WARC-Date"));
        } catch (DateTimeException noDate) {
            return otherwise;
        }
    }

    /// Copies what is after `end` beside the segment, then cuts it off.
    ///
    /// @return the copy
    static Path cut(Path folder, long segment, long end) throws IOException {
        Path torn = Segments.freeTornFile(folder, segment);
        var create = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        try (var from = FileChannel.open(Segments.file(folder, segment), StandardOpenOption.READ,
                StandardOpenOption.WRITE); var to = FileChannel.open(torn, create, Modes.file(torn))) {
            for (long at = end; at < from.size();) {
                at += from.transferTo(at, from.size() - at, to);
            }
            to.force(true);
            from.truncate(end);
            from.force(true);
        }
        return torn;
    }
}
