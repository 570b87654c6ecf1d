package org.spampot.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// A stream that knows how much went through it.
///
/// Thread-safety: belongs to one thread.
final class Counted extends OutputStream {
    private final OutputStream out;
    private long count;

    Counted(OutputStream out) {
        this.out = new BufferedOutputStream(out, 1 << 16);
    }

    /// In bytes.
    long count() {
        return count;
    }

    @Override
    public void write(int octet) throws IOException {
        out.write(octet);
        count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        count += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
