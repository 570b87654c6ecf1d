package org.spampot.model;

import java.util.Locale;

/// The kinds of indicator that a message can hold besides its links and attachments.
public enum IndicatorKind {
    /// A registered domain by the public suffix list.
    DOMAIN,
    /// A mail address, domain in lower case.
    EMAIL,
    /// An IPv4 or IPv6 address in its usual text form.
    IP;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
