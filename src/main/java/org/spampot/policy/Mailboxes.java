package org.spampot.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spampot.smtp.Access.Ruling;

/// Who is at home: a catch-all for some domains, with a share of mailboxes that do not exist, so that it does not look
/// like one. Which those are depends on the address alone and never changes.
///
/// Thread-safety: immutable.
public final class Mailboxes {
    /// RFC 5321 section 4.5.1, RFC 2142: a real server has these.
    private static final Set<String> ALWAYS = Set.of("postmaster", "abuse");

    private final Domains domains;
    private final double unknown;
    private final Fate fate;

    /// @param domains each `example.com`, or `*.example.com` for all below it
    /// @param unknown the share of their mailboxes that do not exist, 0 to 1
    public Mailboxes(List<String> domains, double unknown, Fate fate) {
        this.domains = new Domains(domains);
        this.unknown = unknown;
        this.fate = fate;
    }

    /// What a server would say that has these domains and relays for nobody.
    Ruling closed(String address) {
        return isHere(address) ? known(address) : Ruling.NO_RELAY;
    }

    /// What a server would say that has these domains and relays for everybody.
    Ruling open(String address) {
        return isHere(address) ? known(address) : Ruling.ACCEPT;
    }

    /// An address without a domain is one of ours. One that says how to go on from here (`a%b@us`, `b!a@us`, `"a@b"@us`)
    /// is not: real servers take that for relaying.
    private boolean isHere(String address) {
        int at = address.lastIndexOf('@');
        String local = at < 0 ? address : address.substring(0, at);
        boolean routed = local.chars().anyMatch(c -> c == '%' || c == '!' || c == '@');
        return !routed && (at < 0 || domains.contain(address.substring(at + 1)));
    }

    private Ruling known(String address) {
        int at = address.lastIndexOf('@');
        String local = (at < 0 ? address : address.substring(0, at)).toLowerCase(Locale.ROOT);
        int plus = local.indexOf('+', 1);
        String user = plus < 0 ? local : local.substring(0, plus);
        String domain = at < 0 ? "" : address.substring(at + 1).toLowerCase(Locale.ROOT);
        boolean missing = !ALWAYS.contains(user) && fate.strikes(unknown, "mailbox", user, domain);
        return missing ? Ruling.NO_USER : Ruling.ACCEPT;
    }
}
