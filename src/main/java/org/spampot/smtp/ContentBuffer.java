package org.spampot.smtp;

import java.util.Arrays;
import org.spampot.model.Bytes;

/// Grows with the content of one message, up to a cap.
///
/// Thread-safety: none; confined to its session.
final class ContentBuffer {
    private static final int FIRST_CAPACITY = 1024;
    private static final byte[] NOTHING = {};

    private final int cap;
    private byte[] bytes = NOTHING;
    private int size;
    private boolean overflowed;
    private boolean dropping;

    ContentBuffer(int cap) {
        this.cap = cap;
    }

    void append(byte one) {
        if (dropping) {
            return;
        }
        if (size == cap) {
            overflowed = true;
            return;
        }
        ensure(1);
        bytes[size++] = one;
    }

    /// Appends as much as fits.
    void append(byte[] from, int start, int end) {
        if (dropping || start == end) {
            return;
        }
        int more = Math.min(end - start, cap - size);
        ensure(more);
        System.arraycopy(from, start, bytes, size, more);
        size += more;
        overflowed |= more < end - start;
    }

    /// How many bytes may come before one does not fit.
    int room() {
        return dropping ? Integer.MAX_VALUE - 1 : cap - size;
    }

    /// Whether something did not fit and this is not yet known to be a lost cause ([#take]).
    boolean overflowed() {
        return overflowed && !dropping;
    }

    /// Gives away what is here; from now on everything is dropped.
    Bytes take() {
        var all = Bytes.own(bytes).slice(0, size);
        bytes = NOTHING;
        size = 0;
        dropping = true;
        return all;
    }

    int held() {
        return bytes.length;
    }

    private void ensure(int more) {
        int need = size + more;
        if (need > bytes.length) {
            // half as much again: at worst a third of what is held is empty
            int capacity = Math.max(Math.max(FIRST_CAPACITY, need), (int) Math.min(cap, need * 3L / 2));
            bytes = Arrays.copyOf(bytes, Math.min(Math.max(capacity, need), Math.max(cap, need)));
        }
    }
}
