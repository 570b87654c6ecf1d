package org.spampot.model;

/// What an analyzer can find in a message.
public sealed interface Finding
        permits Attachment, AuthResult, Barcode, Defect, Features, Header, Image, Indicator, Language, Link, PatternHit,
        ReceivedHop, Signature, Trait {}
