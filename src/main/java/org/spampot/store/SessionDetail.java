package org.spampot.store;

import java.util.List;
import java.util.Map;
import org.spampot.model.Defect;
import org.spampot.model.TranscriptEntry;

/// One session with what was said in it; the transcript is empty while the session is open or when it was lost in a
/// crash.
public record SessionDetail(SessionRow row, Map<String, Integer> commands, List<TranscriptEntry> transcript,
        List<Defect> defects, List<MessageRow> messages) {
    public SessionDetail {
        transcript = List.copyOf(transcript);
        defects = List.copyOf(defects);
        messages = List.copyOf(messages);
    }
}
