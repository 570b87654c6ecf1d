package org.spampot.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that tells how much of it is read, as it is.
///
/// Thread-safety: belongs to one thread.
class Counted extends FilterInputStream {
    private final Count count;

    /// Is told of each read, and may end it.
    interface Count {
        void read(long bytes) throws IOException;
    }

    Counted(InputStream in, Count count) {
        super(in);
        this.count = count;
    }

    @Override
    public final int read() throws IOException {
        int one = in.read();
        count.read(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public final int read(byte[] to, int from, int most) throws IOException {
        int got = in.read(to, from, most);
        count.read(Math.max(0, got));
        return got;
    }

    @Override
    public final long skip(long most) throws IOException {
        long skipped = in.skip(most);
        count.read(skipped);
        return skipped;
    }
}
