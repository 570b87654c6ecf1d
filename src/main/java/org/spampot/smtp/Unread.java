package org.spampot.smtp;

import java.util.ArrayDeque;
import org.spampot.model.Bytes;

/// What arrived and was not read yet, piece by piece.
///
/// Thread-safety: none; confined to its session.
final class Unread {
    private static final byte[] NOTHING = {};

    private final ArrayDeque<byte[]> later = new ArrayDeque<>(0);
    private byte[] piece = NOTHING;
    private int at;
    private long size;

    void add(Bytes bytes) {
        if (bytes.isEmpty()) {
            return;
        }
        size += bytes.size();
        if (at == piece.length) {
            piece = bytes.toArray();
            at = 0;
        } else {
            later.add(bytes.toArray());
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    long size() {
        return size;
    }

    byte[] piece() {
        return piece;
    }

    int at() {
        return at;
    }

    /// The current piece is read up to `next`.
    void readTo(int next) {
        size -= next - at;
        at = next;
        if (at == piece.length) {
            byte[] following = later.poll();
            piece = following == null ? NOTHING : following;
            at = 0;
        }
    }

    void drop() {
        later.clear();
        piece = NOTHING;
        at = 0;
        size = 0;
    }
}
