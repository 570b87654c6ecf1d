package org.spampot.store.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Analysis;
import org.spampot.model.Connection;
import org.spampot.model.Defect;
import org.spampot.model.Envelope;
import org.spampot.model.Imported;

/// What is kept whole of a message, beside the columns that questions are asked of.
///
/// @param imported where it was read from; nothing when it was received by us, and in documents of older programs
record MessageDocument(Connection connection, String helo, String queueId, Envelope envelope, List<Defect> defects,
        Analysis analysis, @Nullable Imported imported) {
    MessageDocument {
        defects = List.copyOf(defects);
    }
}
