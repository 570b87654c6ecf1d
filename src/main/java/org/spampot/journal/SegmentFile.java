package org.spampot.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// One file that the journal writes to: the seam at which tests let a disk fail.
///
/// The implementer promises: what was written before a [#force()] that returned survives a crash of the machine.
/// Every method may throw `IOException`, after which only [#truncate(long)] and [#close()] are called.
///
/// Thread-safety: called by one thread at a time.
interface SegmentFile extends Closeable {
    /// Appends all of `bytes`.
    void append(ByteBuffer bytes) throws IOException;

    /// fdatasync.
    void force() throws IOException;

    /// Drops what is after `size`; the next append goes there.
    void truncate(long size) throws IOException;
}
