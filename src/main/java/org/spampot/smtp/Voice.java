package org.spampot.smtp;

import java.time.Instant;
import java.util.Set;
import org.spampot.smtp.auth.Offer;

/// How a persona words what the protocol has to say. Owned here, spoken by `persona`.
///
/// The implementer promises: every method is a pure function, quick and without exceptions, and may be called from
/// any thread. A reply is one or more whole lines as of RFC 5321 section 4.2.
public interface Voice {
    /// The persona's name.
    String name();

    /// The host that it says it is.
    String host();

    /// What it says. Of the sayings of an extension that it does not offer, it need not have any.
    Reply reply(Saying saying, Words words);

    /// Whether it refuses with `saying`, which is [Saying#optional()]; if not, it does what was asked.
    boolean refuses(Saying saying);

    /// What it says to EHLO: with a line for each extension that it offers, but for those `withheld`.
    Reply ehlo(Words words, Set<Extension> withheld);

    boolean offers(Extension extension);

    /// How clients may sign in; not at all, unless it offers AUTH.
    default Offer auth() {
        return Offer.NONE;
    }

    Manners manners();

    /// The queue id of the message number `ordinal` of the session that was born with `seed`, complete at `at`.
    String queueId(long seed, int ordinal, Instant at);
}
