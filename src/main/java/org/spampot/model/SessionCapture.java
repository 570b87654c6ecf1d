package org.spampot.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One ended session.
///
/// @param helo the last name given by HELO or EHLO; empty when there was none
/// @param commands how often each verb was used, in upper case; what is no verb counts as `?`
/// @param messages how many messages of this session were captured
/// @param transcript what was said, in order; bounded, a note says where it was cut
/// @param evidence what is known of the client beside what it said
/// @param imported which log tells of it; nothing when it was a session of ours
public record SessionCapture(SessionId session, Connection connection, String helo, Instant at, SessionEnd end,
        Map<String, Integer> commands, int messages, List<TranscriptEntry> transcript,
        List<Defect> defects, Evidence evidence, @Nullable Imported imported) implements Capture {
    public SessionCapture {
        commands = java.util.Collections.unmodifiableMap(new TreeMap<>(commands));
        transcript = List.copyOf(transcript);
        defects = List.copyOf(defects);
    }

    /// One of ours.
    public SessionCapture(SessionId session, Connection connection, String helo, Instant at, SessionEnd end,
            Map<String, Integer> commands, int messages, List<TranscriptEntry> transcript, List<Defect> defects,
            Evidence evidence) {
        this(session, connection, helo, at, end, commands, messages, transcript, defects, evidence, null);
    }
}
