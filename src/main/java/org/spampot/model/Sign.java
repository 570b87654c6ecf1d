package org.spampot.model;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/// One reason to take a session for a kind of session. Signs come from the session as a whole and from each of its
/// messages; they are added up, so their order makes no difference.
///
/// @param score how much it says: 100 is enough by itself against almost everything, less than [#ENOUGH] never is
/// @param reason what was seen, one short phrase; may quote the client, cut
public record Sign(SessionKind kind, int score, String reason) {
    /// What all signs of a kind must add up to before a session is taken for it.
    public static final int ENOUGH = 30;

    /// What `signs` make of a session: the kind with the highest sum that is [#ENOUGH]; of equal ones the first.
    public static SessionKind decide(Collection<Sign> signs) {
        Map<SessionKind, Integer> sums = new EnumMap<>(SessionKind.class);
        signs.forEach(sign -> sums.merge(sign.kind(), sign.score(), Integer::sum));
        return decide(sums);
    }

    /// The same, of the `sums` of each kind.
    public static SessionKind decide(Map<SessionKind, Integer> sums) {
        SessionKind best = SessionKind.UNKNOWN;
        int most = ENOUGH - 1;
        for (SessionKind kind : SessionKind.values()) {
            int sum = sums.getOrDefault(kind, 0);
            if (sum > most) {
                best = kind;
                most = sum;
            }
        }
        return best;
    }
}
