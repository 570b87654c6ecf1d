package org.spampot.smtp.verb;

import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Access.Ruling;
import org.spampot.smtp.Saying;

/// What a ruling is told with.
final class Rulings {
    private Rulings() {}

    /// To MAIL and RCPT; nothing when it is accepted.
    static @Nullable Saying refusal(Ruling ruling) {
        return switch (ruling) {
            case ACCEPT -> null;
            case NO_USER -> Saying.RCPT_NO_USER;
            case NO_RELAY -> Saying.RCPT_NO_RELAY;
            case DEFERRED -> Saying.RCPT_DEFERRED;
            case SENDER_REFUSED -> Saying.MAIL_REFUSED;
            case LOGIN_REQUIRED -> Saying.LOGIN_REQUIRED;
        };
    }

    /// To EXPN of `about`: what is refused is not expanded, whatever the reason.
    static Saying expanded(Ruling ruling, String about) {
        return switch (ruling) {
            case ACCEPT -> about.indexOf('@') < 0 ? Saying.EXPN : Saying.EXPN_ADDRESS;
            case NO_USER -> Saying.EXPN_NO_USER;
            case NO_RELAY, DEFERRED, SENDER_REFUSED, LOGIN_REQUIRED -> Saying.EXPN_NO_RELAY;
        };
    }

    /// To VRFY, which neither defers nor asks who wants to know.
    static Saying verified(Ruling ruling) {
        return switch (ruling) {
            case NO_USER -> Saying.VRFY_NO_USER;
            case NO_RELAY -> Saying.VRFY_NO_RELAY;
            case ACCEPT, DEFERRED, SENDER_REFUSED, LOGIN_REQUIRED -> Saying.VRFY;
        };
    }
}
