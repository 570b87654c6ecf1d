package org.spampot.model;

import java.time.Instant;
import java.util.List;

/// What is known of a session when it is accepted, before a byte is read; it never changes and wins over anything
/// that a client claims.
///
/// @param listener name of the listener that accepted it
/// @param persona name of the persona that answers
/// @param client where it comes from: the socket's word, or PROXY's from an address that may speak it
/// @param server the address and port that it connected to
/// @param openedAt when it was accepted
/// @param relays when the client is a mail server of the operator's own, all networks that these are in: where a message
///        comes from is then what the first of them wrote down. Empty for every other client
public record Connection(String listener, String persona, Endpoint client, Endpoint server, Instant openedAt,
        List<Network> relays) {
    public Connection {
        // documents kept by older programs have none
        relays = relays == null ? List.of() : List.copyOf(relays);
    }

    /// One of a stranger.
    public Connection(String listener, String persona, Endpoint client, Endpoint server, Instant openedAt) {
        this(listener, persona, client, server, openedAt, List.of());
    }
}
