package org.spampot.policy;

import java.util.List;
import org.spampot.smtp.Access;
import org.spampot.smtp.auth.Belief;
import org.spampot.smtp.auth.Claim;

/// The operator's rules for one listener, in order; the first that fits decides, and after the last the default.
///
/// MAIL is refused by rules that say so and name no recipient; what is decided for RCPT cannot be known then. VRFY asks as
/// RCPT would, but is never deferred and leaves no trace in a greylist.
///
/// Thread-safety: any thread; what it shares with other listeners is safe for them.
public final class Policy implements Access {
    private final List<Rule.Ready> rules;
    private final Default otherwise;
    private final Mailboxes mailboxes;
    private final Greylist greylist;
    private final Credentials credentials;

    /// @param otherwise for recipients that no rule is about
    public Policy(List<Rule> rules, Default otherwise, Mailboxes mailboxes, Greylist greylist,
            Credentials credentials) {
        this.rules = rules.stream().map(Rule::ready).toList();
        this.otherwise = otherwise;
        this.mailboxes = mailboxes;
        this.greylist = greylist;
        this.credentials = credentials;
    }

    @Override
    public Belief believe(Visit visit, Claim claim) {
        return credentials.believe(visit, claim);
    }

    @Override
    public Ruling rule(Stage stage, Visit visit, String sender, String recipient) {
        return stage == Stage.MAIL ? mail(visit, sender) : recipient(stage, visit, sender, recipient);
    }

    private Ruling mail(Visit visit, String sender) {
        for (Rule.Ready rule : rules) {
            if (rule.rcpt().equals(Glob.ANY) && rule.then() != Rule.Then.GREYLIST && rule.fits(visit, sender)) {
                return rule.then().atMail() ? ruling(rule.then()) : Ruling.ACCEPT;
            }
        }
        return Ruling.ACCEPT;
    }

    private Ruling recipient(Stage stage, Visit visit, String sender, String recipient) {
        for (Rule.Ready rule : rules) {
            if (!rule.fits(visit, sender, recipient)) {
                continue;
            }
            if (rule.then() != Rule.Then.GREYLIST) {
                return ruling(rule.then());
            }
            if (stage == Stage.RCPT && greylist.defers(visit, sender, recipient)) {
                return Ruling.DEFERRED;
            }
        }
        return switch (otherwise) {
            case OPEN_RELAY -> mailboxes.open(recipient);
            case TRAP -> mailboxes.closed(recipient);
            case LOGIN -> visit.login().isEmpty() ? mailboxes.closed(recipient) : mailboxes.open(recipient);
            case NOBODY -> Ruling.NO_RELAY;
        };
    }

    private static Ruling ruling(Rule.Then then) {
        return switch (then) {
            case ACCEPT -> Ruling.ACCEPT;
            case UNKNOWN_USER -> Ruling.NO_USER;
            case NO_RELAY -> Ruling.NO_RELAY;
            case REFUSE_SENDER -> Ruling.SENDER_REFUSED;
            case REQUIRE_LOGIN -> Ruling.LOGIN_REQUIRED;
            case GREYLIST -> Ruling.DEFERRED;
        };
    }
}
