package org.spampot.model;

import org.jspecify.annotations.Nullable;

/// A URL found in a message.
///
/// @param url normalized
/// @param raw as written
/// @param host lower case, A-label form; empty when the URL has none
/// @param domain the host's registered domain; empty when the host is an address or has no registered domain
/// @param via the URL that this one was wrapped in or a parameter of, normalized; empty when it stood by itself
public record Link(String url, String raw, String host, String domain, Where where, String via) implements Finding {
    /// A link that stood by itself.
    public Link(String url, String raw, String host, String domain, Where where) {
        this(url, raw, host, domain, where, "");
    }

    /// Documents written before there was a `via` have none.
    public Link(String url, String raw, String host, String domain, Where where, @Nullable String via) {
        this.url = url;
        this.raw = raw;
        this.host = host;
        this.domain = domain;
        this.where = where;
        this.via = via == null ? "" : via;
    }
}
