package org.spampot.smtp.auth;

import org.spampot.model.Bytes;

/// What a mechanism wants next.
sealed interface Turn {
    /// Send this to the client, who answers.
    record Ask(Bytes challenge) implements Turn {}

    /// Send this text to the client as it is, not in base64; it answers.
    record Prompt(String text) implements Turn {}

    /// All is said that is needed to judge.
    ///
    /// @param closing what the client is sent once it is judged, before it is told
    record Done(Claim claim, Closing closing) implements Turn {
        Done(Claim claim) {
            this(claim, _ -> Bytes.EMPTY);
        }
    }

    /// What came is not of this mechanism.
    ///
    /// @param claim as far as it could be read
    record Broken(Claim claim) implements Turn {}

    /// The last challenge of a mechanism that has one after the decision; empty for none.
    interface Closing {
        Bytes of(Belief belief);
    }
}
