package org.spampot.policy;

import java.util.List;
import org.spampot.model.Network;
import org.spampot.smtp.Access.Visit;

/// One rule of the operator's: whom it is about, and what is done. What is not said of whom fits everybody.
///
/// @param listener name of the listener
/// @param source networks of the client; none for any
/// @param helo the last name given by HELO or EHLO; `<>` when there was none
/// @param from address of MAIL; `<>` for the null path
/// @param rcpt address of RCPT
/// @param auth whom the client is signed in as; `<>` for nobody, `?*` for anybody
public record Rule(String listener, List<Network> source, String helo, String from, String rcpt, String auth,
        Then then) {
    public Rule {
        source = List.copyOf(source);
    }

    /// What is done.
    public enum Then {
        /// Taken, and no later rule is looked at; likewise with all others but [#GREYLIST].
        ACCEPT,
        /// Refused, as there is nobody of that name here.
        UNKNOWN_USER,
        /// Refused, as this is no relay.
        NO_RELAY,
        /// Refused at MAIL, because of the sender.
        REFUSE_SENDER,
        /// Refused at MAIL, until the client has signed in.
        REQUIRE_LOGIN,
        /// Refused for now; after a while the rule fits no more, and later ones decide.
        GREYLIST;

        /// Whether it is said in answer to MAIL.
        boolean atMail() {
            return this == REFUSE_SENDER || this == REQUIRE_LOGIN;
        }
    }

    /// Ready to be asked.
    record Ready(Glob listener, List<Network> source, Glob helo, Glob from, Glob rcpt, Glob auth, Then then) {
        boolean fits(Visit visit, String sender) {
            var client = visit.connection().client().address();
            return listener.matches(visit.connection().listener())
                    && (source.isEmpty() || source.stream().anyMatch(network -> network.contains(client)))
                    && helo.matches(visit.helo()) && from.matches(sender) && auth.matches(visit.login());
        }

        boolean fits(Visit visit, String sender, String recipient) {
            return rcpt.matches(recipient) && fits(visit, sender);
        }
    }

    Ready ready() {
        return new Ready(new Glob(listener), source, new Glob(helo), new Glob(from), new Glob(rcpt), new Glob(auth),
                then);
    }
}
