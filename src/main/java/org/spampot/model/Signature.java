package org.spampot.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A signature that a message carries: DKIM (RFC 6376), its forerunner DomainKeys, or one of ARC (RFC 8617). It is read,
/// not checked.
///
/// @param kind the field's name in lower case
/// @param domain who claims to have signed
/// @param selector which of its keys
/// @param headers the fields it covers, lower case
/// @param bodyLength how much of the body it covers; -1 for all of it
/// @param signed when it was made, if that is said
/// @param expires until when it is good, if that is said
public record Signature(String kind, String domain, String selector, String algorithm, String canonicalization,
        List<String> headers, long bodyLength, @Nullable Instant signed, @Nullable Instant expires, Where where)
        implements
            Finding {
    public Signature {
        headers = List.copyOf(headers);
    }
}
