package org.spampot.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of a session's client beside what it said in commands: how it connects, encrypts and signs in.
///
/// @param syn the beginning of its connection, as the kernel saved it, in p0f's
///        notation; nothing when it was not saved
/// @param system that sends such a beginning, by an installed list of them: `Linux 3.11 and newer`; nothing when none fits
/// @param tls what it offered for TLS; nothing when it spoke none
/// @param logins its attempts to sign in, in order; bounded
/// @param refused the addresses that it was refused, in order; bounded
public record Evidence(@Nullable String syn, @Nullable String system, @Nullable Handshake tls, List<Login> logins,
        List<Refused> refused) {
    /// Nothing is known: also of every session captured before there was evidence.
    public static final Evidence NONE = new Evidence(null, null, null, List.of(), List.of());

    public Evidence {
        logins = List.copyOf(logins);
        // documents written before these were kept have nothing here
        refused = List.copyOf(Objects.requireNonNullElse(refused, List.of()));
    }
}
