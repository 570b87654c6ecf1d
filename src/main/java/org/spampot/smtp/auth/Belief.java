package org.spampot.smtp.auth;

/// Whether a [Claim] is believed.
///
/// @param password the one that the claim was checked with, for mechanisms in which the server has to show that it knows
///        it, too; empty when the claim was believed without
public record Belief(boolean accepted, String password) {
    public static final Belief REFUSED = new Belief(false, "");
    public static final Belief ACCEPTED = new Belief(true, "");
}
