package org.spampot.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a session's client beside what it said in commands: how it connects, encrypts and signs in.
///
/// @param syn the beginning of its connection, as the kernel saved it, in a text form; nothing when it was not saved
/// @param tls what it offered for TLS; nothing when it spoke none
/// @param logins its attempts to sign in, in order; bounded
public record Evidence(@Nullable String syn, @Nullable Handshake tls, List<Login> logins) {
    /// Nothing is known: also of every session captured before there was evidence.
    public static final Evidence NONE = new Evidence(null, null, List.of());

    public Evidence {
        logins = List.copyOf(logins);
    }
}
