package org.spampot.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.CaptureId;
import org.spampot.model.EndOfContent;
import org.spampot.model.Position;

/// A message in a list.
///
/// @param source client address
/// @param mailFrom envelope sender; empty for the null sender, nothing when an archive or log does not say
/// @param attachments how many
/// @param position where in the journal it is
public record MessageRow(CaptureId id, Instant receivedAt, String source, @Nullable String mailFrom,
        List<String> rcptTo,
        String subject, String sha256, long size, int attachments, EndOfContent end, Position position) {
    public MessageRow {
        rcptTo = List.copyOf(rcptTo);
    }

    /// The envelope sender for people: `<>` is the null sender, `?` one that is not known.
    public String sender() {
        return mailFrom == null ? "?" : mailFrom.isEmpty() ? "<>" : mailFrom;
    }
}
