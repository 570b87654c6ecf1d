package org.spampot.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// The part of a stream that is looked at: grows to what is asked for, forgets what is dropped. Places are counted
/// from the first byte that was not dropped.
///
/// A stream that fails counts as ended there, and [#broken] says why: what came before is worth having.
///
/// Thread-safety: belongs to one thread.
final class Window implements Closeable {
    private static final int CHUNK = 256 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[8192];
    private int start;
    private int end;
    private long offset;
    private boolean ended;
    private @Nullable String broken;

    Window(InputStream in) {
        this.in = in;
    }

    /// True when there are `count` bytes; reads on until there are.
    boolean has(int count) {
        while (end - start < count && !ended) {
            more();
        }
        return end - start >= count;
    }

    /// Reads more, into room that grows with what is here: most of what is asked for never comes.
    private void more() {
        int room = Math.min(CHUNK, Math.max(8192, 2 * (end - start)));
        if (buffer.length - end < room) {
            // the half that is free then pays for the move, also when the window stays large
            int size = end - start + room;
            byte[] to = size * 2L > buffer.length ? new byte[Math.min(Integer.MAX_VALUE - 16, 2 * size)] : buffer;
            System.arraycopy(buffer, start, to, 0, end - start);
            end -= start;
            start = 0;
            buffer = to;
        }
        try {
            int got = in.read(buffer, end, Math.min(room, buffer.length - end));
            ended = got < 0;
            end += Math.max(0, got);
        } catch (IOException | RuntimeException damaged) {
            // readers of libraries throw both kinds for damaged input
            ended = true;
            broken = Trouble.of(damaged);
        }
    }

    /// How many bytes are here now.
    int size() {
        return end - start;
    }

    /// The byte at `place`, which is here.
    byte at(int place) {
        return buffer[start + place];
    }

    /// The first place from `from` on, and before [#size], of an `F` behind a line end or NUL; [#size] when there is
    /// none. Most of the time of reading an mbox is spent in this loop.
    int lineOfF(int from) {
        byte[] bytes = buffer;
        int at = start + from;
        for (int stop = end; at < stop; at++) {
            if (bytes[at] == 'F' && (bytes[at - 1] == '\n' || bytes[at - 1] == 0)) {
                break;
            }
        }
        return at - start;
    }

    boolean startsWith(int place, String ascii) {
        if (!has(place + ascii.length())) {
            return false;
        }
        for (int index = 0; index < ascii.length(); index++) {
            if (at(place + index) != (byte) ascii.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    /// The line at `place` without its end, cut after `most` bytes.
    String line(int place, int most) {
        int stop = place;
        while (stop - place < most && has(stop + 1) && at(stop) != '\n') {
            stop++;
        }
        int cut = stop > place && at(stop - 1) == '\r' ? stop - 1 : stop;
        return copy(place, cut).latin1();
    }

    /// The place behind the line that has `place` in it; nothing (-1) when it does not end within `most` bytes.
    int behindLine(int place, int most) {
        for (int at = place; at - place < most && has(at + 1); at++) {
            if (at(at) == '\n') {
                return at + 1;
            }
        }
        return -1;
    }

    Bytes copy(int from, int to) {
        return Bytes.own(Arrays.copyOfRange(buffer, start + from, start + to));
    }

    void drop(int count) {
        start += count;
        offset += count;
    }

    /// Passes over all that is left.
    void skip() {
        while (has(1)) {
            drop(size());
        }
    }

    /// Copies all that is left, up to where the stream fails.
    void copyTo(OutputStream out) throws IOException {
        while (has(1)) {
            out.write(buffer, start, size());
            drop(size());
        }
    }

    /// Where the window begins in the stream.
    long offset() {
        return offset;
    }

    /// Why the stream failed; nothing when it did not.
    @Nullable
    String broken() {
        return broken;
    }

    /// What is left, as a stream: for what reads on by itself. The window is not to be used beside it.
    InputStream rest() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int from, int most) throws IOException {
                if (end > start) {
                    int count = Math.min(most, end - start);
                    System.arraycopy(buffer, start, to, from, count);
                    start += count;
                    return count;
                }
                if (broken != null) {
                    throw new Trouble.Refused(broken);
                }
                return in.read(to, from, most);
            }
        };
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
