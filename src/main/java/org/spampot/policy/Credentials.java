package org.spampot.policy;

import org.spampot.smtp.Access.Visit;
import org.spampot.smtp.auth.Belief;
import org.spampot.smtp.auth.Claim;

/// Which logins are believed.
///
/// The implementer promises: quick, no exceptions, any thread; and no answer that contradicts an earlier one to the same
/// source, as far as it remembers.
public interface Credentials {
    Belief believe(Visit visit, Claim claim);

    /// None.
    static Credentials none() {
        return (_, _) -> Belief.REFUSED;
    }

    /// All.
    static Credentials all() {
        return (_, _) -> Belief.ACCEPTED;
    }

    /// A share of all, picked by name and password: a pair is right or wrong, always and for everybody. Of mechanisms that
    /// do not give the password away, the name alone is picked by.
    static Credentials chance(double share, Fate fate) {
        return (_, claim) -> fate.strikes(share, "login", claim.name(), claim.secret())
                ? Belief.ACCEPTED
                : Belief.REFUSED;
    }
}
