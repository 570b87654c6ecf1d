package org.spampot.store.sql;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Defect;
import org.spampot.model.Dialect;
import org.spampot.model.Evidence;
import org.spampot.model.Imported;
import org.spampot.model.TranscriptEntry;

/// What is kept whole of an ended session.
record SessionDocument(Map<String, Integer> commands, List<TranscriptEntry> transcript, List<Defect> defects,
        Dialect dialect, Evidence evidence, @Nullable Imported imported) {
    static final SessionDocument NONE = new SessionDocument(Map.of(), List.of(), List.of(), Dialect.NONE, Evidence.NONE,
            null);

    SessionDocument {
        transcript = List.copyOf(transcript);
        defects = List.copyOf(defects);
        // documents written before these were known have nothing here
        dialect = Objects.requireNonNullElse(dialect, Dialect.NONE);
        evidence = Objects.requireNonNullElse(evidence, Evidence.NONE);
    }
}
