package org.spampot.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Defect;
import org.spampot.model.Dialect;
import org.spampot.model.Evidence;
import org.spampot.model.Held;
import org.spampot.model.Imported;
import org.spampot.model.Sign;
import org.spampot.model.TranscriptEntry;

/// One session with what was said in it; the transcript is empty while the session is open or when it was lost in a
/// crash.
///
/// @param dialect how its client speaks SMTP
/// @param signs why it is taken for its kind: of the session as a whole, then of its messages
/// @param evidence what is known of its client beside what it said
/// @param imported the log that tells of it; nothing when it was one of ours
public record SessionDetail(SessionRow row, Map<String, Integer> commands, List<TranscriptEntry> transcript,
        List<Defect> defects, List<MessageRow> messages, Dialect dialect, List<Sign> signs, Evidence evidence,
        @Nullable Imported imported) {
    public SessionDetail {
        transcript = List.copyOf(transcript);
        defects = List.copyOf(defects);
        messages = List.copyOf(messages);
        signs = List.copyOf(signs);
    }

    /// How long it was held in the tarpit; nothing when it was not, or while it is open.
    public Optional<Held> held() {
        var closed = row.closedAt();
        return closed == null
                ? Optional.empty()
                : Held.of(transcript, Duration.between(row.openedAt(), closed));
    }
}
