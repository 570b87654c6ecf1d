package org.spampot.listen;

import org.spampot.model.Endpoint;
import org.spampot.smtp.Protocol;

/// A listener that is up.
///
/// @param name the name of its [ListenerSpec]
/// @param address where it really listens: the port is never 0
/// @param protocol what is spoken
/// @param tls whether TLS is spoken from the first byte on
public record Bound(String name, Endpoint address, Protocol protocol, boolean tls) {}
