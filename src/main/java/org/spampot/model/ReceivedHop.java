package org.spampot.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One Received header (RFC 5321 section 4.4), newest first as in the message. What is not there is empty.
///
/// @param raw the header's value, unfolded and cut
/// @param from the name given after `from`
/// @param helo what the client said of itself, as the server noted it
/// @param rdns the client's name by DNS, as the server noted it; empty too when the server says that it may be forged
/// @param fromIp the address the receiving server noted for the client
/// @param by the server that wrote the field
/// @param byIp its address, when it noted that
/// @param with the protocol, as written
/// @param login who had signed in: the user's name, or `yes` when only the fact was noted; empty when nobody had
/// @param tls version and cipher: `TLSv1.3 TLS_AES_256_GCM_SHA384`
/// @param forAddress the recipient
public record ReceivedHop(String raw, String from, String helo, String rdns, String fromIp, String by, String byIp,
        String with, String login, String tls, String id, String forAddress, @Nullable Instant date)
        implements
            Finding {
    public ReceivedHop {
        // documents kept by older programs have less
        helo = helo == null ? "" : helo;
        rdns = rdns == null ? "" : rdns;
        byIp = byIp == null ? "" : byIp;
        login = login == null ? "" : login;
        tls = tls == null ? "" : tls;
    }

    /// True when the client had to sign in, so that the message came from a user of this server.
    public boolean authenticated() {
        return !login.isEmpty();
    }
}
