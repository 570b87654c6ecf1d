package org.spampot.smtp.auth;

import java.time.Instant;

/// What a mechanism makes its challenges of.
///
/// @param host who we say we are
/// @param seed random numbers of this exchange's own begin here
/// @param ntlm who we say we are in a Windows network
public record Terms(String host, long seed, Instant now, NtlmTarget ntlm) {}
