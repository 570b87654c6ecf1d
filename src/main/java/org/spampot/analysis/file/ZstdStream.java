package org.spampot.analysis.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Zstandard (RFC 8878) as a stream, for archives that are larger than memory: frames one behind the other, without
/// dictionaries. Checksums are passed over.
///
/// It holds the window that a frame asks for, as far as it is filled, and some of what comes behind it.
///
/// Thread-safety: belongs to one thread.
public final class ZstdStream extends InputStream implements ZstdOut {
    /// What `zstd` itself unpacks without being asked to.
    private static final long LARGEST_WINDOW = 128L << 20;
    private static final int LARGEST_BLOCK = 128 * 1024;
    /// How much comes behind the window before it is moved.
    private static final int ROOM = 8 << 20;
    private static final long MAGIC = 0xfd2fb528L;
    private static final long SKIPPABLE = 0x184d2a50L;

    private final InputStream in;
    private byte[] out = new byte[LARGEST_BLOCK];
    private int given;
    private int size;
    private int window;
    private ZstdBlock block = new ZstdBlock(this);
    private boolean inFrame;
    private boolean checked;

    public ZstdStream(InputStream packed) {
        this.in = packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        while (given == size) {
            if (!inFrame && !frame()) {
                return -1;
            }
            block();
        }
        int count = Math.min(most, size - given);
        System.arraycopy(out, given, to, from, count);
        given += count;
        return count;
    }

    /// Begins the next frame (RFC 8878 section 3.1.1.1); false at the end.
    private boolean frame() throws IOException {
        while (true) {
            byte[] start = in.readNBytes(4);
            if (start.length == 0) {
                return false;
            }
            long magic = Little.u32(whole(start, 4), 0);
            if (magic == MAGIC) {
                break;
            }
            if ((magic & 0xfffffff0L) != SKIPPABLE) {
                throw new IOException("no frame of Zstandard");
            }
            in.skipNBytes(Little.u32(bytes(4), 0));
        }
        int head = bytes(1)[0] & 0xff;
        boolean single = (head & 0x20) != 0;
        int descriptor = single ? 0 : bytes(1)[0] & 0xff;
        bytes((1 << (head & 3)) >> 1);
        byte[] told = bytes(head >> 6 == 0 ? (single ? 1 : 0) : 1 << (head >> 6));
        long base = 1L << (10 + (descriptor >> 3));
        long wanted = single
                ? (told.length == 8 ? Little.i64(told, 0) : Little.u32(told, 0) + (told.length == 2 ? 256 : 0))
                : base + base / 8 * (descriptor & 7);
        if (wanted < 0 || wanted > LARGEST_WINDOW) {
            throw new IOException("a window of Zstandard is larger than " + (LARGEST_WINDOW >> 20) + " MB");
        }
        window = (int) wanted;
        checked = (head & 4) != 0;
        block = new ZstdBlock(this);
        given = 0;
        size = 0;
        inFrame = true;
        return true;
    }

    private void block() throws IOException {
        makeRoom();
        byte[] start = bytes(3);
        int header = Little.u16(start, 0) | Little.u8(start, 2) << 16;
        int length = header >> 3;
        int type = header >> 1 & 3;
        if (length > LARGEST_BLOCK || type == 3) {
            throw new IOException("a damaged block of Zstandard");
        }
        try {
            switch (type) {
                case 0 -> append(bytes(length), 0, length);
                case 1 -> {
                    byte[] run = new byte[length];
                    Arrays.fill(run, bytes(1)[0]);
                    append(run, 0, length);
                }
                default -> block.read(bytes(length), 0, length);
            }
        } catch (ZstdDamage damage) {
            throw new IOException("a damaged block of Zstandard", damage);
        }
        if ((header & 1) != 0) {
            bytes(checked ? 4 : 0);
            inFrame = false;
        }
    }

    /// Forgets what is before the window, all of which is given.
    private void makeRoom() {
        int most = Math.min(ROOM, Math.max(window, LARGEST_BLOCK));
        if (size > window + most) {
            System.arraycopy(out, size - window, out, 0, window);
            size = window;
            given = window;
        }
    }

    private byte[] bytes(int count) throws IOException {
        return whole(in.readNBytes(count), count);
    }

    private static byte[] whole(byte[] bytes, int count) throws EOFException {
        if (bytes.length < count) {
            throw new EOFException("Zstandard is cut short");
        }
        return bytes;
    }

    @Override
    public void append(byte[] from, int start, int length) {
        room(length);
        System.arraycopy(from, start, out, size, length);
        size += length;
    }

    @Override
    public void repeat(int offset, int length) {
        ZstdDamage.when(offset <= 0 || offset > size || length > 2 * LARGEST_BLOCK);
        room(length);
        for (int left = length; left > 0; left--) {
            out[size] = out[size - offset];
            size++;
        }
    }

    private void room(int length) {
        if (size + length > out.length) {
            out = Arrays.copyOf(out, Math.max(size + length, out.length + (out.length >> 1)));
        }
    }

    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
