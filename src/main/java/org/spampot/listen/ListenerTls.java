package org.spampot.listen;

import org.spampot.listen.tls.TlsIdentity;

/// Whether a listener speaks TLS, and as whom.
public sealed interface ListenerTls {
    /// Not at all.
    record None() implements ListenerTls {}

    /// When a client asks for it (STARTTLS, RFC 3207), if the persona offers that.
    record OnCommand(TlsIdentity identity) implements ListenerTls {}

    /// From the first byte on (RFC 8314 section 3).
    record FromTheStart(TlsIdentity identity) implements ListenerTls {}
}
