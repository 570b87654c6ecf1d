package org.spampot.model;

import java.util.List;

/// A reverse-path or forward-path (RFC 5321 section 4.1.2) as it was given, however oddly.
///
/// @param argument what stood after `FROM:` or `TO:`, as sent
/// @param address the mailbox in it, without brackets, source route and parameters; empty for the null path `<>`
/// @param parameters what followed the path: `SIZE=1000`, `BODY=8BITMIME` ...
public record EnvelopePath(String argument, String address, List<String> parameters) {
    public EnvelopePath {
        parameters = List.copyOf(parameters);
    }
}
