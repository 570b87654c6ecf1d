package org.spampot.model;

import java.time.Instant;

/// What is known of a session when it is accepted, before a byte is read; it never changes and wins over anything
/// that a client claims.
///
/// @param listener name of the listener that accepted it
/// @param persona name of the persona that answers
/// @param client where it comes from: the socket's word, or PROXY's from an address that may speak it
/// @param server the address and port that it connected to
/// @param openedAt when it was accepted
public record Connection(String listener, String persona, Endpoint client, Endpoint server, Instant openedAt) {}
