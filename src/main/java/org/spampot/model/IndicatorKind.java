package org.spampot.model;

import java.util.Locale;

/// The kinds of indicator that a message can hold besides its links and attachments.
public enum IndicatorKind {
    /// A registered domain by the public suffix list.
    DOMAIN("domains"),
    /// A mail address, domain in lower case.
    EMAIL("emails"),
    /// An IPv4 or IPv6 address in its usual text form.
    IP("ips"),
    /// A telephone number: `+` and digits when the country is known, else digits.
    PHONE("phones"),
    /// An address of a cryptocurrency whose check sum is right, as a URI: `bitcoin:1...`.
    WALLET("wallets"),
    /// An international bank account number whose check digits are right, without spaces.
    IBAN("ibans"),
    /// A message identifier with its angle brackets (RFC 5322 section 3.6.4).
    MESSAGEID("messageIds");

    private final String member;

    IndicatorKind(String member) {
        this.member = member;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Its name in JSON, for several.
    public String member() {
        return member;
    }
}
