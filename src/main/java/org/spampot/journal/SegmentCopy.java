package org.spampot.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.spampot.model.Capture;
import org.spampot.model.SessionId;

/// Captures as a segment of a journal of their own: a `warcinfo` record and theirs, each as the journal has it but for the
/// segment that it names.
///
/// Thread-safety: belongs to one thread.
public final class SegmentCopy {
    private final InstantSource clock;
    private final URI segmentId;

    /// A segment, with a name that nobody could guess.
    public SegmentCopy(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.segmentId = URI.create("urn:spampot:segment:" + SessionId.at(clock.instant(), random));
    }

    /// Writes what the segment begins with.
    public void begin(String fileName, OutputStream out) throws IOException {
        write(RecordWriter.warcinfo(fileName, segmentId, clock.instant()), out);
    }

    /// Writes one capture.
    ///
    /// @return how many bytes come before its block
    public long add(Capture capture, OutputStream out) throws IOException {
        var record = RecordWriter.encode(capture, segmentId);
        write(record, out);
        return record.header().size();
    }

    private static void write(RecordWriter.Encoded record, OutputStream out) throws IOException {
        record.header().writeTo(out);
        record.block().writeTo(out);
        out.write(RecordWriter.TRAILER);
    }
}
