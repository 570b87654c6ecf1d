package org.spampot.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Analysis;
import org.spampot.model.Connection;
import org.spampot.model.Defect;
import org.spampot.model.Imported;
import org.spampot.model.Position;

/// One message with all that is understood of it. Its bytes are in the journal at [#position()].
///
/// @param protocolDefects the oddities of the transaction; those of the content are in `analysis`
/// @param imported where it was read from; nothing when it was received by us
public record MessageDetail(MessageRow row, Connection connection, String helo, String queueId,
        List<Defect> protocolDefects, Analysis analysis, @Nullable Imported imported) {
    public MessageDetail {
        protocolDefects = List.copyOf(protocolDefects);
    }

    public Position position() {
        return row.position();
    }
}
