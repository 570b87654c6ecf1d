package org.spampot.model;

/// The language the text seems to be written in, as an ISO 639-1 code; empty when unknown.
public record Language(String code) implements Finding {}
