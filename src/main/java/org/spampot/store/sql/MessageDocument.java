package org.spampot.store.sql;

import java.util.List;
import org.spampot.model.Analysis;
import org.spampot.model.Connection;
import org.spampot.model.Defect;
import org.spampot.model.Envelope;

/// What is kept whole of a message, beside the columns that questions are asked of.
record MessageDocument(Connection connection, String helo, String queueId, Envelope envelope, List<Defect> defects,
        Analysis analysis) {
    MessageDocument {
        defects = List.copyOf(defects);
    }
}
