package org.spampot.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// What a library reads of an archive: while it reads what it keeps in memory, no more than it is given.
///
/// Thread-safety: belongs to one thread.
final class Metered extends FilterInputStream {
    private long left = Long.MAX_VALUE;

    Metered(InputStream in) {
        super(in);
    }

    /// From now on `most` bytes may be read, until this is called again.
    void give(long most) {
        left = most;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        take(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] to, int from, int most) throws IOException {
        int got = in.read(to, from, most);
        take(Math.max(0, got));
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(count);
        take(skipped);
        return skipped;
    }

    private void take(long count) throws Trouble.Refused {
        left -= count;
        if (left < 0) {
            throw new Trouble.Refused("an entry's header is too large");
        }
    }
}
