package org.spampot.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// A stretch of a file in memory, moved on demand, so that reading in order costs few system calls.
///
/// Invariant: holds no byte from beyond the limit it was given, as only bytes before that are settled.
/// Thread-safety: belongs to one thread.
final class Window implements Closeable {
    private static final int SIZE = 64 << 10;

    private final FileChannel channel;
    private byte[] array = new byte[SIZE];
    private long start;
    private int filled;

    Window(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    long fileSize() throws IOException {
        return channel.size();
    }

    /// Makes `wanted` bytes from `offset` on available, or as many as there are before `limit`.
    ///
    /// @return how many are, which may be more than `wanted`
    int load(long offset, int wanted, long limit) throws IOException {
        int possible = (int) Math.min(wanted, Math.max(0, limit - offset));
        if (offset >= start && offset + possible <= start + filled) {
            return (int) (start + filled - offset);
        }
        if (offset >= start && offset < start + filled) {
            System.arraycopy(array, (int) (offset - start), array, 0, (int) (start + filled - offset));
            filled = (int) (start + filled - offset);
        } else {
            filled = 0;
        }
        start = offset;
        boolean tooLarge = array.length > SIZE && wanted <= SIZE && filled <= SIZE;
        if (wanted > array.length || tooLarge) {
            array = Arrays.copyOf(array, Math.max(SIZE, wanted));
        }
        fill(limit);
        return filled;
    }

    private void fill(long limit) throws IOException {
        int end = (int) Math.min(array.length, limit - start);
        while (filled < end) {
            int read = channel.read(ByteBuffer.wrap(array, filled, end - filled), start + filled);
            if (read < 0) {
                return;
            }
            filled += read;
        }
    }

    /// Where the loaded byte at `offset` is in [#array()].
    int index(long offset) {
        return (int) (offset - start);
    }

    byte[] array() {
        return array;
    }

    /// `length` bytes from `offset` on, which the caller knows to be there.
    byte[] copy(long offset, int length) throws IOException {
        var copy = new byte[length];
        int have = 0;
        if (offset >= start && offset < start + filled) {
            have = (int) Math.min(length, start + filled - offset);
            System.arraycopy(array, index(offset), copy, 0, have);
        }
        while (have < length) {
            int read = channel.read(ByteBuffer.wrap(copy, have, length - have), offset + have);
            if (read < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            have += read;
        }
        return copy;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
