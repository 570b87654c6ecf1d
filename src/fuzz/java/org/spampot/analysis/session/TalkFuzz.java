package org.spampot.analysis.session;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spampot.model.Bytes;
import org.spampot.model.Connection;
import org.spampot.model.Endpoint;
import org.spampot.model.Evidence;
import org.spampot.model.SessionAnalysis;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.TranscriptEntry;

/// Any talk can be understood, and what is written down of it keeps to the grammar and to its bounds.
class TalkFuzz {
    private static final int LONGEST_DIALECT = 500;
    private static final int LONGEST_REASON = 300;
    private static final List<SessionEnd> ENDS = List.of(SessionEnd.values());

    @FuzzTest(maxDuration = "30s")
    void anyTalkHasADialectOfTheGrammar(byte[] data) {
        SessionAnalysis found = Sessions.of(session(new String(data, StandardCharsets.ISO_8859_1)));

        String dialect = found.dialect().text();
        if (!dialect.isEmpty() && !dialect.matches("d1:([a-z0-9]{3}=(-|[A-Za-z0-9+!=]+[-A-Za-z0-9+!=]*);?){36}")) {
            throw new AssertionError("not of the grammar: " + dialect);
        }
        if (dialect.length() > LONGEST_DIALECT) {
            throw new AssertionError("too long: " + dialect);
        }
        found.signs().stream().filter(sign -> sign.reason().length() > LONGEST_REASON).findFirst().ifPresent(sign -> {
            throw new AssertionError("too long: " + sign);
        });
        found.dialect().explained();
        found.dialect().summary();
    }

    /// The first character of a line says what it is: `C`, `S`, `B` or a note.
    private static SessionCapture session(String text) {
        List<TranscriptEntry> entries = new ArrayList<>();
        int chunk = 0;
        for (String line : text.split("(?<=\n)", -1)) {
            var at = Duration.ofMillis(entries.size());
            char what = line.isEmpty() ? ' ' : line.charAt(0);
            String rest = line.substring(Math.min(1, line.length()));
            chunk += line.length() % 2;
            entries.add(switch (what) {
                case 'C' -> new TranscriptEntry.Command(at, chunk, Bytes.latin1(rest));
                case 'S' -> new TranscriptEntry.Reply(at.plusMillis(rest.length() % 3), Bytes.latin1(rest));
                case 'B' -> new TranscriptEntry.Content(at, chunk, rest.length(), null);
                default -> new TranscriptEntry.Note(at, rest);
            });
        }
        var end = new Endpoint(InetAddress.ofLiteral("192.0.2.25"), 25);
        return new SessionCapture(new SessionId("01jd2v6w3k9m4x8q7r5t0abcde"),
                new Connection("mx", "postfix", end, end, Instant.EPOCH), "", Instant.EPOCH,
                ENDS.get(text.length() % ENDS.size()), Map.of(), 0, entries, List.of(),
                Evidence.NONE);
    }
}
