package org.spampot.smtp.auth;

import java.util.List;

/// How clients may sign in to a persona.
///
/// @param mechanisms that work; none when AUTH is not offered
/// @param tlsOnly whether AUTH has to wait for TLS
/// @param ntlm told in challenges of NTLM
public record Offer(List<Mechanism> mechanisms, boolean tlsOnly, NtlmTarget ntlm) {
    public static final Offer NONE = new Offer(List.of(), false, NtlmTarget.NONE);

    public Offer {
        mechanisms = List.copyOf(mechanisms);
    }
}
