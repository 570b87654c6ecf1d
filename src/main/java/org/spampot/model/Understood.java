package org.spampot.model;

import java.util.List;

/// A capture on its way through the stages to the store, with what is understood of it so far.
public sealed interface Understood {
    /// Where the capture's record begins in the journal.
    Position position();

    Capture capture();

    /// A message.
    ///
    /// @param signs what the message says about the kind of its session
    record Message(Position position, MessageCapture capture, Analysis analysis,
            List<Sign> signs) implements Understood {
        public Message {
            signs = List.copyOf(signs);
        }

        public Message(Position position, MessageCapture capture, Analysis analysis) {
            this(position, capture, analysis, List.of());
        }
    }

    record Session(Position position, SessionCapture capture, SessionAnalysis analysis) implements Understood {
        public Session(Position position, SessionCapture capture) {
            this(position, capture, SessionAnalysis.NONE);
        }
    }
}
