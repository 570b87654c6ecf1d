package org.spampot.analysis;

import java.util.List;
import org.spampot.model.Bytes;
import org.spampot.model.PatternHit;
import org.spampot.model.Where;

/// Somebody outside of the analysis who looks at the files of a message: the seam behind which the YARA program is.
///
/// The caller promises: at most [YaraHits#MOST_FILES] items, none of them empty; many threads may ask at once.
///
/// The implementer promises: to answer within a limit of its own whatever the bytes are, to throw nothing because of them, and
/// to find the same in the same items as long as its rules are the same. What it cannot do it says in `missed`.
public interface Scanner {
    /// Nobody looks.
    Scanner NONE = new Scanner() {
        @Override
        public boolean looks() {
            return false;
        }

        @Override
        public Seen scan(List<Item> items) {
            return new Seen(List.of(), List.of());
        }
    };

    /// A decoded part, a file inside of one, a text of a document, or the message as it came.
    record Item(Where where, Bytes content) {}

    /// What was found.
    ///
    /// @param missed why something was not looked at, one short phrase each
    record Seen(List<PatternHit> hits, List<String> missed) {
        public Seen {
            hits = List.copyOf(hits);
            missed = List.copyOf(missed);
        }
    }

    /// Whether there is anything to ask for, so that what it would be given is worth keeping.
    boolean looks();

    Seen scan(List<Item> items);
}
