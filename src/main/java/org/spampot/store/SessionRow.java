package org.spampot.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Endpoint;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.SessionKind;

/// A session in a list.
///
/// @param closedAt nothing while it is open, or when it never ended in order
/// @param end nothing likewise
/// @param commands how many commands in all
/// @param kind what it was for; while it is open, what its messages say of that
/// @param dialect hash of its SMTP dialect; empty while it is open, or when it spoke no SMTP
/// @param ja4 TLS fingerprint; empty when it spoke no TLS
public record SessionRow(SessionId id, Instant openedAt, @Nullable Instant closedAt, @Nullable SessionEnd end,
        String listener, String persona, Endpoint client, Endpoint server, String helo, int messages, int commands,
        SessionKind kind, String dialect, String ja4) {}
