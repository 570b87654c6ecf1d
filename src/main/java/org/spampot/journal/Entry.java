package org.spampot.journal;

import org.spampot.model.Capture;
import org.spampot.model.Position;

/// What stands at one place of the journal.
public sealed interface Entry {
    /// Where it begins.
    Position begin();

    /// Where reading goes on: the cursor to keep once this entry is dealt with.
    Position next();

    /// An intact capture: framing, header digest and block digest are right.
    record Read(Position begin, Position next, Capture capture) implements Entry {}

    /// Bytes that are no intact record. What follows, from [#next()], is readable again.
    ///
    /// @param recordId the record's id as far as it could be made out, printable and cut; may be empty
    /// @param reason what is wrong, one short phrase
    record Damaged(Position begin, Position next, String recordId, String reason) implements Entry {
        /// One line for a log or a report.
        public String line() {
            String name = recordId.isEmpty() ? "a record" : recordId;
            return "journal segment " + Segments.name(begin.segment()) + " offset " + begin.offset() + ": " + name
                    + " is damaged (" + reason + "), reading goes on at " + next;
        }
    }
}
