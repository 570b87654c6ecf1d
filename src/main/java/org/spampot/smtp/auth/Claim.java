package org.spampot.smtp.auth;

/// Whom a client says it is, and what it has to show for it.
///
/// @param mechanism by which it said so, in upper case
/// @param authorization whom it wants to act as, when it says so apart from `name`
/// @param name whom it says it is
/// @param secret the password or token; empty when the mechanism does not give it away
/// @param proof whether a password is the one that it knows
public record Claim(String mechanism, String authorization, String name, String secret, Proof proof) {
    /// How a password is checked against what the client sent.
    public interface Proof {
        /// Nothing that we can compute shows any password to be the right one.
        Proof NONE = _ -> false;

        boolean by(String password);
    }

    /// A claim that shows its secret.
    static Claim shown(Mechanism mechanism, String authorization, String name, String secret) {
        return new Claim(mechanism.keyword(), authorization, name, secret, secret::equals);
    }

    /// A claim that cannot be checked.
    static Claim bare(Mechanism mechanism, String name) {
        return new Claim(mechanism.keyword(), "", name, "", Proof.NONE);
    }
}
