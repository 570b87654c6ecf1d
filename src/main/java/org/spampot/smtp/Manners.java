package org.spampot.smtp;

import java.util.Set;

/// How much a persona bears.
///
/// @param heloRequired whether MAIL without HELO or EHLO is refused
/// @param errorsBeforeHangup after how many refused commands in a row of unsuccessful ones it says 421; 0 for never
/// @param unknownBeforeHangup how many commands answered with 500 (RFC 5321 section 4.2.4: unrecognized) are borne;
///         the next one is the last. They are no errors then. 0 when they are errors like others
/// @param idleBeforeErrors how many commands that lead nowhere (RSET, NOOP, VRFY ...) are free; each further one
///         counts as an error; 0 for all of them
/// @param hangsUpOnOtherProtocols whether a client that speaks HTTP, TLS ... instead of SMTP is left at once
/// @param heloCharacters what a name in HELO or EHLO may be made of beside letters and digits, unless it is in brackets as
///         an address literal is (RFC 5321 section 4.1.3); empty when it may be anything
/// @param withoutArgument the verbs that are refused with an argument, though nothing hangs on it: `NOOP`, `QUIT`
/// @param refuses the oddities of a path for which MAIL and RCPT are refused as bad syntax; others are only noted
public record Manners(boolean heloRequired, int errorsBeforeHangup, int unknownBeforeHangup, int idleBeforeErrors,
        boolean hangsUpOnOtherProtocols, String heloCharacters, Set<String> withoutArgument,
        Set<ProtocolDefect> refuses) {
    public Manners {
        withoutArgument = Set.copyOf(withoutArgument);
        refuses = Set.copyOf(refuses);
    }

    /// Whether HELO may name a client so.
    public boolean takes(String name) {
        boolean literal = name.startsWith("[") && name.endsWith("]");
        return heloCharacters.isEmpty() || literal || name.chars().allMatch(each -> (each >= '0' && each <= '9')
                || (each >= 'A' && each <= 'Z') || (each >= 'a' && each <= 'z') || heloCharacters.indexOf(each) >= 0);
    }
}
