package org.spampot.smtp;

import java.time.Instant;
import org.spampot.model.Connection;
import org.spampot.smtp.auth.Belief;
import org.spampot.smtp.auth.Claim;

/// Who is let in: whose login is believed, and for whom mail is taken.
///
/// The caller promises: it asks at most once for each command.
/// The implementer promises: the answer is quick, without I/O and without exceptions, from any thread. It may remember
/// earlier questions, and should, where a client could notice that it contradicts itself.
public interface Access {
    /// An open relay that believes no login.
    Access OPEN = new Access() {
        @Override
        public Belief believe(Visit visit, Claim claim) {
            return Belief.REFUSED;
        }

        @Override
        public Ruling rule(Stage stage, Visit visit, String sender, String recipient) {
            return Ruling.ACCEPT;
        }
    };

    /// Whether `claim` is believed.
    Belief believe(Visit visit, Claim claim);

    /// Whether a sender or a recipient is taken.
    ///
    /// @param sender the address that MAIL named, or names now; empty for the null path, and for VRFY and
    ///        EXPN without a transaction
    /// @param recipient the address that RCPT, VRFY or EXPN names; empty when asked about MAIL
    Ruling rule(Stage stage, Visit visit, String sender, String recipient);

    /// The command that asks.
    enum Stage {
        MAIL, RCPT,
        /// Only wants to know, as EXPN does, too: no answer may depend on that it was asked before.
        VRFY
    }

    /// Who asks, and when.
    ///
    /// @param helo the last name given by HELO or EHLO; empty when there was none
    /// @param login whom it is signed in as; empty when it is not
    record Visit(Connection connection, String helo, String login, Instant now) {}

    /// What was decided.
    enum Ruling {
        ACCEPT,
        /// The recipient is somebody we never heard of.
        NO_USER,
        /// The recipient is elsewhere, and we do not relay.
        NO_RELAY,
        /// Not now; perhaps later (greylisting).
        DEFERRED,
        /// The sender is not wanted.
        SENDER_REFUSED,
        /// Only whoever is signed in may send.
        LOGIN_REQUIRED
    }
}
