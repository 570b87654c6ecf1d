package org.spampot.listen;

/// What the listeners did since they were started: one reading of all counters.
///
/// @param openSessions sessions open now
/// @param accepted connections accepted, refused ones included
/// @param refused connections that were over a cap
/// @param refusedUncaptured of these, how many left no capture, as they came too fast
/// @param proxyRefused connections of proxies that were closed, as no PROXY header came that could be used
/// @param tlsStarted times TLS was established
/// @param tlsFailed times it was not
/// @param commands command lines heard
/// @param acknowledged messages that were made durable and acknowledged
/// @param notStored messages that could not be made durable; their clients were told to try again
/// @param partial messages that never came to their end and were handed over as they were
/// @param memoryShort times a session was told that there is no memory for more content
/// @param lost captures that nobody waits for (ended sessions, partial messages) and that could not be made durable
/// @param failed sessions ended by an error of ours
/// @param acceptFailures times a connection could not be accepted, mostly for want of file descriptors
/// @param bytesIn bytes received
/// @param bytesOut bytes sent
/// @param contentHeld bytes of content held now, by sessions and by captures on their way
/// @param capturesUnderWay captures handed over whose answer is still out
public record ListenStats(int openSessions, long accepted, long refused, long refusedUncaptured,
        long proxyRefused, long tlsStarted, long tlsFailed, long commands,
        long acknowledged, long notStored, long partial, long memoryShort, long lost, long failed,
        long acceptFailures, long bytesIn, long bytesOut, long contentHeld, long capturesUnderWay) {}
