package org.spampot.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Standard input that ends when one is told to stop, though whoever writes it does not: a thread that waits for a pipe or
/// a terminal cannot be called back. It is left waiting, and ends with the process.
///
/// Thread-safety: one thread reads.
final class StoppableInput extends InputStream {
    private static final int CHUNK = 64 * 1024;
    private static final int AHEAD = 16;
    private static final long LOOK_MILLIS = 100;

    private final InputStream in;
    private final BooleanSupplier stopped;
    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(AHEAD);
    private @Nullable Thread reader;
    private Piece piece = new Piece(new byte[0], null);
    private int at;
    private boolean ended;

    /// Bytes; none at the end.
    private static final class Piece {
        private final byte[] bytes;
        private final @Nullable IOException failure;

        Piece(byte[] bytes, @Nullable IOException failure) {
            this.bytes = bytes;
            this.failure = failure;
        }
    }

    StoppableInput(InputStream in, BooleanSupplier stopped) {
        this.in = in;
        this.stopped = stopped;
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
        if (at == piece.bytes.length && !more()) {
            return -1;
        }
        int count = Math.min(most, piece.bytes.length - at);
        System.arraycopy(piece.bytes, at, to, from, count);
        at += count;
        return count;
    }

    private boolean more() throws IOException {
        if (reader == null) {
            reader = Thread.ofPlatform().name("standard-input").daemon().start(this::follow);
        }
        while (!ended && !stopped.getAsBoolean()) {
            @Nullable
            Piece next = next();
            if (next != null) {
                if (next.failure != null) {
                    throw next.failure;
                }
                piece = next;
                at = 0;
                ended = piece.bytes.length == 0;
                return !ended;
            }
        }
        return false;
    }

    private @Nullable Piece next() throws IOException {
        try {
            return pieces.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading standard input", stop);
        }
    }

    private void follow() {
        try {
            var chunk = new byte[CHUNK];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (count > 0) {
                    pieces.put(new Piece(Arrays.copyOf(chunk, count), null));
                }
            }
            pieces.put(new Piece(new byte[0], null));
        } catch (IOException failed) {
            failed(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(IOException failure) {
        try {
            pieces.put(new Piece(new byte[0], failure));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
