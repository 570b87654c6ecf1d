package org.spampot.journal;

import java.time.Duration;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.Evidence;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.TranscriptEntry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// The block of a session's `metadata` record.
///
/// Bytes of the wire are JSON strings of one character for each byte (ISO 8859-1, so U+00E9 is the byte 0xE9):
/// readable as they stand, and exact. Times are nanoseconds since the session was accepted.
final class SessionJson {
    private SessionJson() {}

    static void write(JsonGenerator json, SessionCapture session) {
        json.writeStartObject();
        json.writeStringProperty("session", session.session().value());
        json.writeName("connection");
        Facts.write(json, session.connection());
        json.writeStringProperty("helo", session.helo());
        json.writeStringProperty("endedAt", session.at().toString());
        json.writeStringProperty("end", Facts.word(session.end()));
        json.writeObjectPropertyStart("commands");
        session.commands().forEach((verb, times) -> json.writeNumberProperty(verb, times.intValue()));
        json.writeEndObject();
        json.writeNumberProperty("messages", session.messages());
        json.writeArrayPropertyStart("transcript");
        session.transcript().forEach(entry -> write(json, entry));
        json.writeEndArray();
        json.writeArrayPropertyStart("defects");
        session.defects().forEach(defect -> Facts.write(json, defect));
        json.writeEndArray();
        if (!session.evidence().equals(Evidence.NONE)) {
            json.writeName("evidence");
            EvidenceJson.write(json, session.evidence());
        }
        if (session.imported() != null) {
            json.writeName("import");
            ImportJson.write(json, session.imported());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, TranscriptEntry entry) {
        json.writeStartObject();
        json.writeNumberProperty("ns", entry.at().toNanos());
        switch (entry) {
            case TranscriptEntry.Command command -> {
                json.writeNumberProperty("chunk", command.chunk());
                json.writeStringProperty("command", command.line().latin1());
            }
            case TranscriptEntry.Reply reply -> {
                if (reply.chunk() > 0) {
                    json.writeNumberProperty("chunk", reply.chunk());
                }
                json.writeStringProperty("reply", reply.text().latin1());
            }
            case TranscriptEntry.Content content -> {
                json.writeNumberProperty("chunk", content.chunk());
                json.writeNumberProperty("content", content.size());
                if (content.message() != null) {
                    json.writeStringProperty("message", content.message().toString());
                }
            }
            case TranscriptEntry.Note note -> json.writeStringProperty("note", note.text());
        }
        json.writeEndObject();
    }

    static SessionCapture read(JsonNode value) throws BrokenRecord {
        String id = Json.text(value, "session");
        if (!SessionId.isWellFormed(id)) {
            throw new BrokenRecord("no session id");
        }
        var commands = new TreeMap<String, Integer>();
        JsonNode counts = Json.field(value, "commands");
        for (var verb : counts.properties()) {
            commands.put(verb.getKey(), Json.count(counts, verb.getKey()));
        }
        return new SessionCapture(new SessionId(id), Facts.connection(Json.field(value, "connection")),
                Json.text(value, "helo"), Facts.instant(Json.text(value, "endedAt")),
                Facts.constant(Arrays.asList(SessionEnd.values()), Json.text(value, "end")), commands,
                Json.count(value, "messages"), Json.list(value, "transcript", SessionJson::entry),
                Json.list(value, "defects", Facts::defect), EvidenceJson.read(value.get("evidence")),
                ImportJson.read(value.get("import")));
    }

    private static TranscriptEntry entry(JsonNode value) throws BrokenRecord {
        var at = Duration.ofNanos(Json.number(value, "ns"));
        if (value.get("command") != null) {
            return new TranscriptEntry.Command(at, Json.count(value, "chunk"), wire(value, "command"));
        }
        if (value.get("reply") != null) {
            int chunk = value.get("chunk") == null ? 0 : Json.count(value, "chunk");
            return new TranscriptEntry.Reply(at, chunk, wire(value, "reply"));
        }
        if (value.get("content") != null) {
            return new TranscriptEntry.Content(at, Json.count(value, "chunk"), Json.number(value, "content"),
                    message(value));
        }
        return new TranscriptEntry.Note(at, Json.text(value, "note"));
    }

    private static @Nullable CaptureId message(JsonNode value) throws BrokenRecord {
        if (value.get("message") == null) {
            return null;
        }
        return CaptureId.parse(Json.text(value, "message")).orElseThrow(() -> new BrokenRecord("no message id"));
    }

    private static Bytes wire(JsonNode value, String name) throws BrokenRecord {
        return Bytes.latin1(Json.text(value, name));
    }
}
