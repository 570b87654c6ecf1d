package org.spampot.store.sql;

import java.util.List;
import java.util.Map;
import org.spampot.model.Defect;
import org.spampot.model.TranscriptEntry;

/// What is kept whole of an ended session.
record SessionDocument(Map<String, Integer> commands, List<TranscriptEntry> transcript, List<Defect> defects) {
    SessionDocument {
        transcript = List.copyOf(transcript);
        defects = List.copyOf(defects);
    }
}
