package org.spampot.model;

import java.time.Duration;

/// One attempt to sign in (RFC 4954), well formed or not. What cannot be read, or is not part of the mechanism, is empty.
///
/// `challenge` and `response` are base64 as it was on the wire (several of one attempt stand in order, with a blank
/// between them), so nothing is lost of attempts that could not be read, and hashes can be tried offline. The other
/// texts are what was in it: UTF-8 if it is, else ISO 8859-1.
///
/// @param at when it was answered, since the session was accepted
/// @param mechanism as the client wrote it: `PLAIN`, `CRAM-MD5`
/// @param authorization whom it wants to act as, when it says so apart from `name`
/// @param name whom it says it is
/// @param secret the password or token, where the mechanism gives it away
/// @param accepted whether we said yes
public record Login(Duration at, String mechanism, String authorization, String name, String secret, String challenge,
        String response, boolean accepted) {
    /// Name and secret as lists of passwords write them, `name:secret`; empty when the secret was not given away.
    public String pair() {
        return secret.isEmpty() ? "" : name + ":" + secret;
    }
}
