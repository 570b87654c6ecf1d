package org.spampot.mime;

import org.spampot.model.Bytes;

/// Reads a message into its MIME tree. Every input is a message: nothing throws, time and memory are linear in the size
/// of the content, and what is over a limit is left out and said.
///
/// Thread-safety: no state.
public final class MimeReader {
    private MimeReader() {}

    /// Reads within [MimeLimits#DEFAULT].
    public static MimeMessage read(Bytes content) {
        return read(content, MimeLimits.DEFAULT);
    }

    public static MimeMessage read(Bytes content, MimeLimits limits) {
        var notes = new Notes();
        byte[] data = content.toArray();
        LineEnds.note(data, notes);
        var count = new Count(limits.parts(), limits.decodedBytes());
        var reading = new Reading(data, limits, notes, count);
        MimePart root = reading.message("", 0);
        if (count.seen > limits.parts()) {
            notes.add(MimeDefect.TOO_MANY, root.number(), count.seen + " parts");
            notes.truncated("parts: the first " + limits.parts() + " of " + count.seen + " were read");
        }
        return new MimeMessage(root, notes.defects(), notes.truncated());
    }

    /// What a message and the messages decoded out of it share.
    static final class Count {
        private final int mostParts;
        private long bytesLeft;
        private int seen;

        Count(int mostParts, long bytesLeft) {
            this.mostParts = mostParts;
            this.bytesLeft = bytesLeft;
        }

        /// Counts a part; false when there have been enough.
        boolean takePart() {
            return ++seen <= mostParts;
        }

        /// Takes `bytes` for decoded data; false when they are not there.
        boolean takeBytes(int bytes) {
            if (bytes > bytesLeft) {
                return false;
            }
            bytesLeft -= bytes;
            return true;
        }
    }

}
