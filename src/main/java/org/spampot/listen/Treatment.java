package org.spampot.listen;

import org.spampot.listen.syn.Signatures;

/// What is noticed of clients beside what they say, and how some of them are treated.
///
/// @param systems tells which system sends a SYN
/// @param tarpit who is slowed down
public record Treatment(Signatures systems, TarpitRule tarpit) {
    /// Nothing is known of systems, and all are served alike.
    public static final Treatment ALIKE = new Treatment(Signatures.NONE, TarpitRule.NONE);
}
