package org.spampot.model;

import java.util.List;

/// Who a message says it is from and whom it is for, by the commands and not by its headers (RFC 5321 section 2.3.1).
public record Envelope(EnvelopePath mailFrom, List<EnvelopePath> rcptTo) {
    public Envelope {
        rcptTo = List.copyOf(rcptTo);
    }
}
