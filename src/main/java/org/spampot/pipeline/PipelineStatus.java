package org.spampot.pipeline;

import org.spampot.model.Position;

/// How the pipeline is doing, for health and metrics.
///
/// @param cursor everything before it is in the store
/// @param lagBytes how much of the journal is not
/// @param inFlight captures read and not yet committed
/// @param committed captures since the start
/// @param gaps places of the journal that could not be read, since the start
/// @param perSecond captures committed in the last minute, by second
/// @param trouble why it does not get on, one line; empty while it does
public record PipelineStatus(Position cursor, long lagBytes, int inFlight, long committed, long gaps,
        double perSecond, String trouble) {}
