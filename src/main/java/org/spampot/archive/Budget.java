package org.spampot.archive;

import java.io.InputStream;

/// What may still be unpacked out of one file that was named: a ratio of what has been read of it, and some slack.
///
/// Thread-safety: belongs to one thread.
final class Budget {
    private final Limits limits;
    private long read;
    private long unpacked;

    Budget(Limits limits) {
        this.limits = limits;
    }

    /// `count` bytes of the outer file were read.
    void read(long count) {
        read += count;
    }

    /// Counts what `in` gives as unpacked. Closing this closes nothing.
    InputStream unpacked(InputStream in) {
        return new Counted(in, this::spend) {
            @Override
            public void close() {
                // whoever opened the archive closes it
            }
        };
    }

    private void spend(long bytes) throws Trouble.Refused {
        unpacked += bytes;
        if (over()) {
            throw new Trouble.Refused(why());
        }
    }

    /// True when more came out than may.
    boolean over() {
        return unpacked > limits.slack() && unpacked > limits.slack() + read * limits.ratio();
    }

    String why() {
        return "unpacks to more than " + limits.ratio() + " times its size";
    }
}
