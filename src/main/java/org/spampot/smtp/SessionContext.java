package org.spampot.smtp;

import org.spampot.model.Connection;
import org.spampot.model.SessionId;

/// What a session is given at birth.
///
/// @param protocol what the listener speaks
/// @param security whether TLS can be started, or is active from the start
/// @param access who is let in
/// @param seed a random number of its own, from which queue ids and the like are made, as a session draws none itself
public record SessionContext(SessionId id, Connection connection, Voice voice, Limits limits, Protocol protocol,
        Security security, Access access, long seed) {}
