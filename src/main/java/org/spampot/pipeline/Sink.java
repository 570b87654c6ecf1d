package org.spampot.pipeline;

import java.util.List;
import org.spampot.model.Position;
import org.spampot.model.Understood;

/// Where understood captures end up, and the one who remembers how far we got.
///
/// The caller promises: one thread; batches in the order of the journal; `next` never moves back. After a commit that
/// threw it asks [#cursor()] and tries the same batch again unless the cursor has moved.
///
/// The implementer promises: a commit keeps all of the batch and moves the cursor, or does neither, even if the
/// machine crashes: exactly-once comes from the cursor being in the same transaction.
///
/// When it fails: with an unchecked exception. Nothing is skipped.
public interface Sink {
    /// Where the journal is to be read on from.
    Position cursor();

    /// Keeps `batch` and moves the cursor to `next`, all or nothing.
    ///
    /// @param batch may be empty when there was nothing readable between the cursor and `next`
    void commit(List<Understood> batch, Position next);
}
