package org.spampot.model;

import java.time.Duration;

/// An address that was asked for and refused: what harvesters and dictionary attacks leave behind.
///
/// @param at when, since the session was accepted
/// @param verb that named it: `RCPT`, `MAIL`, `VRFY`, `EXPN`
/// @param address as it was given, cut
/// @param why `no-user`, `no-relay`, `deferred`, `sender-refused`, `login-required`
public record Refused(Duration at, String verb, String address, String why) {}
