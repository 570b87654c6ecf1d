package org.spampot.smtp.auth;

import org.spampot.model.Bytes;

/// One mechanism at work in one exchange.
///
/// The implementer promises: no exceptions, whatever the response; the end after a few turns.
/// Thread-safety: none; confined to its session.
interface Script {
    /// The first challenge; empty for mechanisms in which the client begins.
    Turn begin();

    /// The client answered. For mechanisms in which it begins, its initial response comes here without [#begin()].
    Turn next(Bytes response);

    /// What is known so far, for an attempt that was left in the middle.
    Claim soFar();
}
