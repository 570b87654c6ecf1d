package org.spampot.model;

/// A capture on its way through the stages to the store, with what is understood of it so far.
public sealed interface Understood {
    /// Where the capture's record begins in the journal.
    Position position();

    Capture capture();

    record Message(Position position, MessageCapture capture, Analysis analysis) implements Understood {}

    record Session(Position position, SessionCapture capture) implements Understood {}
}
