package org.spampot.analysis.session;

import java.util.Locale;
import java.util.Map;

/// The letters that stand for verbs in a dialect.
final class Verbs {
    /// A verb of some extension.
    static final char OTHER = 'O';
    /// No verb at all.
    static final char NONE = 'U';

    private static final Map<String, Character> LETTERS = Map.ofEntries(Map.entry("EHLO", 'E'), Map.entry("HELO", 'H'),
            Map.entry("LHLO", 'L'), Map.entry("MAIL", 'M'), Map.entry("RCPT", 'R'), Map.entry("DATA", 'D'),
            Map.entry("BDAT", 'B'), Map.entry("RSET", 'S'), Map.entry("NOOP", 'N'), Map.entry("QUIT", 'Q'),
            Map.entry("VRFY", 'V'), Map.entry("EXPN", 'X'), Map.entry("HELP", 'P'), Map.entry("STARTTLS", 'T'),
            Map.entry("AUTH", 'A'), Map.entry("ETRN", OTHER), Map.entry("ATRN", OTHER), Map.entry("TURN", OTHER),
            Map.entry("SEND", OTHER), Map.entry("SOML", OTHER), Map.entry("SAML", OTHER), Map.entry("XCLIENT", OTHER),
            Map.entry("XFORWARD", OTHER), Map.entry("VERB", OTHER), Map.entry("ONEX", OTHER),
            Map.entry("X-ANONYMOUSTLS", OTHER), Map.entry("BURL", OTHER));

    private Verbs() {}

    static char letter(String verb) {
        return LETTERS.getOrDefault(verb.toUpperCase(Locale.ROOT), NONE);
    }
}
