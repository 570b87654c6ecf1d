package org.spampot.model;

/// Where a message came from.
///
/// @param ip numeric address; empty when unknown
/// @param method `socket` for live capture, `received` when taken from the Received headers, `none`
public record Source(String ip, String method) {
    public static final Source UNKNOWN = new Source("", "none");
}
