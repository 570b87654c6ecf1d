package org.spampot.model;

/// A display name (decoded; may be empty) and a mail address as written in a header.
public record Mailbox(String name, String address) {}
