package org.spampot.report;

import java.io.IOException;
import java.util.List;
import org.spampot.store.MessageRow;
import org.spampot.store.SessionRow;
import org.spampot.store.TopKind;
import org.spampot.store.TopRow;

/// A way to write answers down. The field names of JSON and CSV are a contract with scripts.
///
/// Everything in an answer may be an attacker's: each notation escapes for whoever reads it, terminals included.
public sealed interface Notation permits TextNotation, JsonNotation, CsvNotation {
    /// A top list, in the order given.
    void top(TopKind kind, List<TopRow> rows) throws IOException;

    /// Messages found by a search, in the order given.
    void messages(List<MessageRow> rows) throws IOException;

    /// Sessions found by a search, in the order given.
    void sessions(List<SessionRow> rows) throws IOException;

    /// The report over a span of time.
    void overview(Overview overview) throws IOException;
}
