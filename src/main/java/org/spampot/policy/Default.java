package org.spampot.policy;

/// What is done with recipients that no rule is about.
public enum Default {
    /// Everything is taken.
    OPEN_RELAY,
    /// What is for one of the domains is taken, all else is refused as no relay would take it.
    TRAP,
    /// Whoever is signed in may send anywhere, all others to the domains only.
    LOGIN,
    /// Nothing is taken.
    NOBODY
}
