package org.spampot.model;

import java.util.List;

/// A client's beginning of TLS: what it offered, and what became of it. Texts are empty when there is nothing to say.
///
/// @param version agreed on: `TLSv1.3`
/// @param cipher agreed on: `TLS_AES_256_GCM_SHA384`
/// @param serverName whom the client wanted to talk to (RFC 6066 section 3)
/// @param alpn the protocols it offered (RFC 7301), in its order
/// @param ja3 fingerprint of its hello: MD5 of `ja3Text`, in lower-case hex
/// @param ja3Text what the fingerprint is made of
/// @param ja4 fingerprint of its hello that does not depend on the order of extensions
/// @param completed whether the handshake came to its end
/// @param failure why it did not
public record Handshake(String version, String cipher, String serverName, List<String> alpn, String ja3, String ja3Text,
        String ja4, boolean completed, String failure) {
    public Handshake {
        alpn = List.copyOf(alpn);
    }
}
