package org.spampot.model;

import java.util.List;

/// What somebody wrote of a check of the sender: one result of an Authentication-Results field (RFC 8601), of its ARC
/// form (RFC 8617), or a Received-SPF field (RFC 7208). Anyone can write such fields.
///
/// @param by who says so; empty when not said
/// @param method `spf`, `dkim`, `dmarc`, `arc`, `iprev` ...
/// @param result `pass`, `fail`, `none` ...
/// @param properties what was checked, as written: `header.d=example.com`, `smtp.mailfrom=a@example.com`
/// @param byReceiver the field stands above the newest Received field, where the last server to take the message in
///        writes; what stands below came with the message
public record AuthResult(String by, String method, String result, List<String> properties, boolean byReceiver,
        Where where) implements Finding {
    public AuthResult {
        properties = List.copyOf(properties);
    }
}
