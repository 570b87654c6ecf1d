package org.spampot.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One Received header (RFC 5321 section 4.4), newest first as in the message. What is not there is empty.
///
/// @param raw the header's value, unfolded and cut
/// @param from the name given after `from`
/// @param fromIp the address the receiving server noted for the client
public record ReceivedHop(String raw, String from, String fromIp, String by, String with, String id, String forAddress,
        @Nullable Instant date) implements Finding {}
