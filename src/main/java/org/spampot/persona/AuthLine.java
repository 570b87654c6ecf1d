package org.spampot.persona;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spampot.smtp.auth.Mechanism;

/// A line of EHLO that announces mechanisms: `AUTH PLAIN LOGIN`, or `AUTH=PLAIN LOGIN` as clients older than RFC 2554 want
/// it.
final class AuthLine {
    /// Kerberos, which every member of a Windows domain announces; from outside of the domain it never succeeds, so to
    /// refuse it is all that a server does.
    private static final String GSSAPI = "GSSAPI";
    private static final String KEYWORD = "AUTH";

    private AuthLine() {}

    static boolean announces(String line) {
        return line.startsWith(KEYWORD) && (line.length() == KEYWORD.length() || " =".indexOf(line.charAt(4)) >= 0);
    }

    /// Those of the line that work.
    ///
    /// @throws IllegalArgumentException when there is another one; the message says which there are
    static List<Mechanism> mechanisms(String line) {
        var known = new ArrayList<Mechanism>();
        for (String word : line.substring(Math.min(KEYWORD.length() + 1, line.length())).strip().split(" +", -1)) {
            if (!word.equals(GSSAPI)) {
                known.add(Mechanism.named(word).orElseThrow(() -> new IllegalArgumentException("AUTH announces "
                        + (word.isEmpty() ? "nothing" : word) + "; write AUTH and some of "
                        + Stream.of(Mechanism.values()).map(Mechanism::keyword).collect(Collectors.joining(" ")))));
            }
        }
        return known;
    }
}
