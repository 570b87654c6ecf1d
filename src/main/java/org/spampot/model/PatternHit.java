package org.spampot.model;

/// One of the operator's patterns matched.
///
/// @param name the name the operator gave it
/// @param value what it matched, cut
public record PatternHit(String name, String value, Where where) implements Finding {}
