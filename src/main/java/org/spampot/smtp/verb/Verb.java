package org.spampot.smtp.verb;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;

/// Every verb that we know, one row each: reading the table is reading the protocol.
public enum Verb {
    /// RFC 5321 section 4.1.1.1.
    HELO(new Helo(), Group.LAST, Use.LEADS_ON),
    /// RFC 5321 section 4.1.1.1.
    EHLO(new Ehlo(), Group.LAST, Use.LEADS_ON),
    /// RFC 5321 section 4.1.1.2.
    MAIL(new Mail(), Group.ANY, Use.LEADS_ON),
    /// RFC 5321 section 4.1.1.3.
    RCPT(new Rcpt(), Group.ANY, Use.LEADS_ON),
    /// RFC 5321 section 4.1.1.4.
    DATA(new Data(), Group.LAST, Use.LEADS_ON),
    /// RFC 5321 section 4.1.1.5.
    RSET(new Rset(), Group.ANY, Use.IDLE),
    /// RFC 5321 section 4.1.1.6.
    VRFY(new Vrfy(), Group.LAST, Use.IDLE),
    /// RFC 5321 section 4.1.1.7.
    EXPN(new Expn(), Group.LAST, Use.IDLE),
    /// RFC 5321 section 4.1.1.8.
    HELP(new Help(), Group.ANY, Use.IDLE),
    /// RFC 5321 section 4.1.1.9.
    NOOP(new Noop(), Group.LAST, Use.IDLE),
    /// RFC 5321 section 4.1.1.10.
    QUIT(new Quit(), Group.LAST, Use.LEADS_ON),

    /// RFC 3207.
    STARTTLS(new StartTls(), Group.LAST, Use.LEADS_ON),
    /// RFC 4954.
    AUTH(new Auth(), Group.LAST, Use.LEADS_ON),
    /// RFC 3030.
    BDAT(new Bdat(), Group.ANY, Use.LEADS_ON),
    /// RFC 1985.
    ETRN(new Etrn(), Group.ANY, Use.IDLE),
    /// RFC 2645.
    ATRN(new NotOffered(), Group.ANY, Use.LEADS_ON),
    /// RFC 5321 appendix F.1, and what came with it in RFC 821.
    TURN(new NotOffered(), Group.LAST, Use.LEADS_ON),
    /// RFC 5321 appendix F.6, like the next two.
    SEND(new NotOffered(), Group.ANY, Use.LEADS_ON), SOML(new NotOffered(), Group.ANY,
            Use.LEADS_ON), SAML(new NotOffered(), Group.ANY, Use.LEADS_ON),
    /// Postfix, and what learned from it, like the next one.
    XCLIENT(new NotOffered(), Group.ANY, Use.LEADS_ON), XFORWARD(new NotOffered(), Group.ANY, Use.LEADS_ON),
    /// Exchange.
    XEXPS(new NotOffered(), Group.ANY, Use.LEADS_ON),
    /// RFC 2033: EHLO of LMTP.
    LHLO(new Lhlo(), Group.LAST, Use.LEADS_ON),

    /// Anything else.
    UNKNOWN(new Unknown(), Group.ANY, Use.LEADS_ON);

    /// Where in a group of pipelined commands a verb may stand (RFC 2920 section 3.1).
    enum Group {
        ANY, LAST
    }

    /// Whether saying a verb again and again leads anywhere.
    enum Use {
        LEADS_ON, IDLE
    }

    private static final Map<String, Verb> BY_WORD = new HashMap<>();
    private static final int LONGEST = 8;

    static {
        for (Verb verb : values()) {
            BY_WORD.put(verb.word(), verb);
        }
    }

    private final Step step;
    private final Group group;
    private final Use use;

    Verb(Step step, Group group, Use use) {
        this.step = step;
        this.group = group;
        this.use = use;
    }

    /// The verb that `word` names in any case.
    public static Verb named(String word) {
        @Nullable
        Verb known = word.length() > LONGEST ? null : BY_WORD.get(word.toUpperCase(Locale.ROOT));
        return known == null ? UNKNOWN : known;
    }

    /// Checks `command`, and if nothing speaks against it, does it.
    public Answer answer(Command command, Conversation conversation) {
        Answer refusal = step.check(command, conversation);
        return refusal != null ? refusal : step.proceed(command, conversation);
    }

    /// Its name in upper case; `?` for what is no verb.
    public String word() {
        return this == UNKNOWN ? "?" : name();
    }

    /// Whether a client has to wait for the answer before it says more (RFC 2920 section 3.1).
    public boolean lastOfGroup() {
        return group == Group.LAST;
    }

    /// Whether it leads nowhere when said again and again.
    public boolean idle() {
        return use == Use.IDLE;
    }
}
