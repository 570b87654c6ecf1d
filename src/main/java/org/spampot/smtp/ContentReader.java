package org.spampot.smtp;

/// Takes content off the wire into a [Content].
sealed interface ContentReader permits DataReader, ChunkReader {
    /// Reads from `from` until the end of the content, the first byte for which there is no room, or `to`; returns where
    /// it stopped. The place does not depend on how the bytes were cut.
    int read(byte[] input, int from, int to);

    /// Whether the content said that it ends.
    boolean ended();

    /// Bytes on the wire so far, without what only marks the end.
    long size();

    /// No more will be kept: puts what is withheld into the content.
    void giveUp();
}
