package org.spampot.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the header of the message itself says, decoded (RFC 5322, RFC 2047).
///
/// @param subject empty when there is none
/// @param date nothing when it is missing or no date
/// @param messageId with its angle brackets as written; empty when there is none
public record Header(String subject, List<Mailbox> from, List<Mailbox> sender, List<Mailbox> to, List<Mailbox> cc,
        List<Mailbox> replyTo, @Nullable Instant date, String messageId) implements Finding {
    public static final Header NONE = new Header("", List.of(), List.of(), List.of(), List.of(), List.of(), null, "");

    public Header {
        from = List.copyOf(from);
        sender = List.copyOf(sender);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        replyTo = List.copyOf(replyTo);
    }
}
