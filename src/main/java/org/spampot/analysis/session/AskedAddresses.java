package org.spampot.analysis.session;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spampot.model.Refused;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionKind;

/// What the recipients that a client named say of what it was for: whether it looked which addresses exist, or whether mail
/// for strangers is taken on. What it was refused is kept apart from the transcript, which may be cut.
final class AskedAddresses {
    private static final int CERTAIN = 100;
    private static final int MANY = 5;

    private final SessionCapture session;
    private final Talk talk;
    private final SignList signs;
    private final List<Turn> recipients;
    private final List<Refused> refused;

    private AskedAddresses(SessionCapture session, Talk talk, SignList signs) {
        this.session = session;
        this.talk = talk;
        this.signs = signs;
        this.recipients = talk.all('R');
        this.refused = session.evidence().refused().stream().filter(each -> !each.verb().equalsIgnoreCase("MAIL"))
                .toList();
    }

    static void add(SessionCapture session, Talk talk, SignList signs) {
        var asked = new AskedAddresses(session, talk, signs);
        asked.verified();
        if (talk.has(Turn.CONTENT) || session.messages() > 0) {
            asked.guessedBesideMail();
        } else if (!talk.has('D', 'B')) {
            asked.sentNothing();
        }
    }

    private void verified() {
        int asked = Math.max(talk.all('V', 'X').size(),
                session.commands().getOrDefault("VRFY", 0) + session.commands().getOrDefault("EXPN", 0));
        if (asked > 0) {
            signs.add(SessionKind.HARVESTING, Math.min(35 + 5 * asked, CERTAIN),
                    "asked with VRFY or EXPN, " + (asked == 1 ? "once" : asked + " times"));
        }
    }

    /// Old lists hold many dead addresses; only who names far more of them than that does more than send.
    private void guessedBesideMail() {
        int unknown = different("no-user").size();
        if (unknown >= MANY) {
            signs.add(SessionKind.HARVESTING, Math.min(unknown, CERTAIN),
                    "named " + unknown + " mailboxes that do not exist");
        }
    }

    private void sentNothing() {
        Set<String> named = different("");
        recipients.forEach(turn -> named.add(PathLine.of(turn.argument()).address().toLowerCase(Locale.ROOT)));
        if (recipients.isEmpty() && named.isEmpty()) {
            return;
        }
        boolean nullSender = talk.all('M').stream().allMatch(turn -> PathLine.of(turn.argument()).address().isEmpty());
        Set<String> elsewhere = different("no-relay");
        if (elsewhere.size() == named.size()) {
            signs.add(SessionKind.RELAY_TEST, 40,
                    "asked for recipients elsewhere alone, and left when we did not relay");
        } else if (named.size() >= MANY) {
            signs.add(SessionKind.HARVESTING, Math.min(40 + named.size(), CERTAIN),
                    "named " + named.size() + " recipients and sent them nothing");
            guessedBesideMail();
        } else if (!recipients.isEmpty() && recipients.stream().allMatch(Turn::refused)) {
            signs.add(SessionKind.SPAM, 35, "left when its recipients were refused");
        } else if (recipients.isEmpty()) {
            // asked with VRFY alone
            return;
        } else if (nullSender) {
            signs.add(SessionKind.HARVESTING, 40, "asked from the null sender for a recipient, and sent nothing");
        } else {
            signs.add(SessionKind.RELAY_TEST, 40, "named a recipient, and sent nothing when it was accepted");
        }
    }

    /// The different addresses that were refused for this reason, in lower case; for any when it is empty.
    private Set<String> different(String why) {
        Set<String> different = new HashSet<>();
        refused.stream().filter(each -> why.isEmpty() || each.why().equals(why))
                .forEach(each -> different.add(each.address().toLowerCase(Locale.ROOT)));
        return different;
    }
}
