package org.spampot.model;

/// A leaf or a container of a message's MIME tree, in the order of the message.
///
/// @param number `1`, `1.2` ...; the message itself is `0` when it is a container, else its only part is `1`
/// @param type declared media type in lower case, `text/plain` when none (RFC 2045 section 5.2)
/// @param charset declared, lower case; empty when none
/// @param encoding declared Content-Transfer-Encoding in lower case; empty when none
/// @param size decoded bytes; 0 for containers
public record Part(String number, String type, String charset, String encoding, String disposition, String name,
        long size) {}
