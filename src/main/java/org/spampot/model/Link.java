package org.spampot.model;

/// A URL found in a message.
///
/// @param url normalized
/// @param raw as written
/// @param host lower case, A-label form; empty when the URL has none
/// @param domain the host's registered domain; empty when the host is an address or has no registered domain
public record Link(String url, String raw, String host, String domain, Where where) implements Finding {}
