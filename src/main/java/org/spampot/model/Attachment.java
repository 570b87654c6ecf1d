package org.spampot.model;

/// A part that is a file: named, or declared as an attachment, or not text.
///
/// @param part the part's number, as in [Where]
/// @param name decoded file name, as sent (never to be used as a path); empty when none
/// @param detectedType by content, never by name
/// @param size decoded bytes
public record Attachment(String part, String name, String declaredType, String detectedType, long size, String md5,
        String sha1, String sha256) implements Finding {}
