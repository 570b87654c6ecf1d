package org.spampot.model;

/// Something that points at who is behind a message, in normal form.
public record Indicator(IndicatorKind kind, String value, Where where) implements Finding {}
