package org.spampot.analysis.session;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.spampot.model.Bytes;
import org.spampot.model.Connection;
import org.spampot.model.Defect;
import org.spampot.model.Dialect;
import org.spampot.model.Endpoint;
import org.spampot.model.Evidence;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.SessionKind;
import org.spampot.model.Sign;
import org.spampot.model.TranscriptEntry;

/// Sessions as text, one line for each thing that was said:
///
/// ```
/// end DROPPED                  how it ended; QUIT when it is not said
/// defect bare-lf
/// S 0 220 mx.example           a reply: milliseconds, text
/// C 1 2 EHLO a.example         a command: number of the network read, milliseconds, line
/// B 4 9 1200                   content: read, milliseconds, bytes on the wire
/// ```
/// Lines end in CRLF unless they end in `\n` or `\z` (nothing at all); `\xNN` is a byte, `\r\n` may stand inside of replies.
final class Dialog {
    static final String SERVER = "192.0.2.25";
    private static final SessionId ID = new SessionId("01jd2v6w3k9m4x8q7r5t0abcde");
    private static final Instant AT = Instant.parse("2026-03-01T10:20:30Z");

    private SessionEnd end = SessionEnd.QUIT;
    private final List<Defect> defects = new ArrayList<>();
    private final List<TranscriptEntry> entries = new ArrayList<>();
    private int messages;

    static SessionCapture read(String text) {
        return read(text, "203.0.113.9", Evidence.NONE);
    }

    static SessionCapture read(String text, String client, Evidence evidence) {
        var dialog = new Dialog();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(dialog::line);
        var connection = new Connection("mx", "postfix", new Endpoint(InetAddress.ofLiteral(client), 40_000),
                new Endpoint(InetAddress.ofLiteral(SERVER), 25), AT);
        return new SessionCapture(ID, connection, "", AT.plusSeconds(9), dialog.end, Map.of(), dialog.messages,
                dialog.entries, dialog.defects, evidence);
    }

    static Dialect dialect(String text) {
        return Sessions.of(read(text)).dialect();
    }

    /// The value of a feature in the dialect of `text`.
    static String feature(String text, String key) {
        String dialect = dialect(text).text();
        return Arrays.stream(dialect.substring(dialect.indexOf(':') + 1).split(";", -1))
                .filter(field -> field.startsWith(key + "=")).map(field -> field.substring(key.length() + 1))
                .findFirst()
                .orElse("(no feature " + key + ")");
    }

    static SessionKind kind(String text) {
        return Sign.decide(Sessions.of(read(text)).signs());
    }

    private void line(String line) {
        String[] words = line.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "end" -> end = SessionEnd.valueOf(rest);
            case "defect" -> defects.add(new Defect(rest, "", ""));
            case "S" -> {
                String[] said = rest.split(" ", 2);
                entries.add(new TranscriptEntry.Reply(millis(said[0]), bytes(said[1])));
            }
            case "C" -> {
                String[] said = rest.split(" ", 3);
                entries.add(new TranscriptEntry.Command(millis(said[1]), Integer.parseInt(said[0]),
                        bytes(said.length > 2 ? said[2] : "")));
            }
            case "B" -> {
                String[] said = rest.split(" ", -1);
                messages++;
                entries.add(new TranscriptEntry.Content(millis(said[1]), Integer.parseInt(said[0]),
                        Long.parseLong(said[2]), null));
            }
            default -> throw new IllegalArgumentException("no line of a dialog: " + line);
        }
    }

    private static Duration millis(String text) {
        return Duration.ofNanos((long) (Double.parseDouble(text) * 1_000_000));
    }

    private static Bytes bytes(String text) {
        String whole = text.endsWith("\\z")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\\n") ? text : text + "\\r\\n";
        var bytes = new StringBuilder();
        for (int at = 0; at < whole.length(); at++) {
            char c = whole.charAt(at);
            if (c != '\\' || at + 1 == whole.length()) {
                bytes.append(c);
                continue;
            }
            char escape = whole.charAt(++at);
            switch (escape) {
                case 'r' -> bytes.append('\r');
                case 'n' -> bytes.append('\n');
                case 't' -> bytes.append('\t');
                case 'x' -> {
                    bytes.append((char) Integer.parseInt(whole.substring(at + 1, at + 3), 16));
                    at += 2;
                }
                default -> bytes.append(escape);
            }
        }
        return Bytes.own(bytes.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
