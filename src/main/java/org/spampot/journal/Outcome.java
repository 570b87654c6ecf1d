package org.spampot.journal;

/// What became of an append.
public enum Outcome {
    /// The capture survives a crash of the machine.
    DURABLE,
    /// It is not kept: the queue or the disk was full, the disk failed, or the journal is closed.
    FAILED
}
