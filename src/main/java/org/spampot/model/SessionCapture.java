package org.spampot.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One ended session.
///
/// @param helo the last name given by HELO or EHLO; empty when there was none
/// @param commands how often each verb was used, in upper case; what is no verb counts as `?`
/// @param messages how many messages of this session were captured
/// @param transcript what was said, in order; bounded, a note says where it was cut
/// @param evidence what is known of the client beside what it said
public record SessionCapture(SessionId session, Connection connection, String helo, Instant at, SessionEnd end,
        Map<String, Integer> commands, int messages, List<TranscriptEntry> transcript,
        List<Defect> defects, Evidence evidence) implements Capture {
    public SessionCapture {
        commands = java.util.Collections.unmodifiableMap(new TreeMap<>(commands));
        transcript = List.copyOf(transcript);
        defects = List.copyOf(defects);
    }
}
