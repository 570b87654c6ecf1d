package org.spampot.analysis.file;

/// Where what a [ZstdBlock] holds is written, and what it repeats is read from.
interface ZstdOut {
    void append(byte[] from, int start, int length);

    /// Repeats what is `offset` bytes back.
    void repeat(int offset, int length);

    /// Whether no more is wanted.
    boolean isOver();
}
