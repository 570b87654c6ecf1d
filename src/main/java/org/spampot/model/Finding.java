package org.spampot.model;

/// What an analyzer can find in a message.
public sealed interface Finding
        permits Attachment, AuthResult, Defect, Features, Header, Indicator, Language, Link, PatternHit, ReceivedHop,
        Signature, Trait {}
