package org.spampot.report;

import java.util.Locale;
import org.spampot.model.Handshake;
import org.spampot.model.Login;
import org.spampot.model.Refused;
import org.spampot.model.Sign;
import org.spampot.model.TranscriptEntry;
import org.spampot.store.SessionDetail;
import org.spampot.store.SessionRow;
import tools.jackson.core.JsonGenerator;

/// A session as JSON. Lines of the transcript are given one character a byte (ISO 8859-1), so nothing of them is lost.
final class SessionJson {
    private SessionJson() {}

    static void write(JsonGenerator json, SessionDetail session) {
        SessionRow row = session.row();
        json.writeStringProperty("id", row.id().value());
        Json.time(json, "openedAt", row.openedAt());
        Json.time(json, "closedAt", row.closedAt());
        json.writeStringProperty("end", row.end() == null ? "" : SessionText.word(row.end()));
        json.writeStringProperty("listener", row.listener());
        json.writeStringProperty("persona", row.persona());
        json.writeStringProperty("client", row.client().toString());
        json.writeStringProperty("server", row.server().toString());
        json.writeStringProperty("helo", row.helo());
        json.writeStringProperty("kind", row.kind().word());
        ImportedJson.write(json, session.imported());
        Json.objects(json, "signs", session.signs(), SessionJson::sign);
        json.writeStringProperty("dialect", session.dialect().hash());
        json.writeStringProperty("dialectText", session.dialect().text());
        json.writeStringProperty("speaksLike", session.dialect().like());
        json.writeStringProperty("timing", session.dialect().timing());
        Handshake tls = session.evidence().tls();
        json.writeStringProperty("ja4", tls == null ? "" : tls.ja4());
        json.writeStringProperty("ja3", tls == null ? "" : tls.ja3());
        if (tls == null) {
            json.writeNullProperty("tls");
        } else {
            json.writeObjectPropertyStart("tls");
            tls(json, tls);
            json.writeEndObject();
        }
        String syn = session.evidence().syn();
        json.writeStringProperty("syn", syn == null ? "" : syn);
        String system = session.evidence().system();
        json.writeStringProperty("system", system == null ? "" : system);
        session.held().ifPresentOrElse(held -> {
            json.writeObjectPropertyStart("held");
            json.writeNumberProperty("millis", held.time().toMillis());
            json.writeStringProperty("pace", held.pace());
            json.writeStringProperty("end", held.end().word());
            json.writeEndObject();
        }, () -> json.writeNullProperty("held"));
        Json.objects(json, "logins", session.evidence().logins(), SessionJson::login);
        Json.objects(json, "refused", session.evidence().refused(), SessionJson::refused);
        json.writeObjectPropertyStart("commands");
        session.commands().forEach((verb, count) -> json.writeNumberProperty(verb, count));
        json.writeEndObject();
        Json.objects(json, "messages", session.messages(), JsonNotation::message);
        Json.objects(json, "defects", session.defects(), AnalysisJson::defect);
        Json.objects(json, "transcript", session.transcript(), SessionJson::entry);
    }

    private static void tls(JsonGenerator json, Handshake tls) {
        json.writeStringProperty("version", tls.version());
        json.writeStringProperty("cipher", tls.cipher());
        json.writeStringProperty("serverName", tls.serverName());
        Json.strings(json, "alpn", tls.alpn());
        json.writeStringProperty("ja3Text", tls.ja3Text());
        json.writeBooleanProperty("completed", tls.completed());
        json.writeStringProperty("failure", tls.failure());
    }

    private static void login(JsonGenerator json, Login login) {
        json.writeNumberProperty("millis", login.at().toMillis());
        json.writeStringProperty("mechanism", login.mechanism());
        json.writeStringProperty("authorization", login.authorization());
        json.writeStringProperty("name", login.name());
        json.writeStringProperty("secret", login.secret());
        json.writeStringProperty("challenge", login.challenge());
        json.writeStringProperty("response", login.response());
        json.writeBooleanProperty("accepted", login.accepted());
    }

    private static void refused(JsonGenerator json, Refused refused) {
        json.writeNumberProperty("millis", refused.at().toMillis());
        json.writeStringProperty("verb", refused.verb());
        json.writeStringProperty("address", refused.address());
        json.writeStringProperty("why", refused.why());
    }

    private static void sign(JsonGenerator json, Sign sign) {
        json.writeStringProperty("kind", sign.kind().word());
        json.writeNumberProperty("score", sign.score());
        json.writeStringProperty("reason", sign.reason());
    }

    private static void entry(JsonGenerator json, TranscriptEntry entry) {
        json.writeNumberProperty("millis", entry.at().toMillis());
        json.writeStringProperty("kind", entry.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        switch (entry) {
            case TranscriptEntry.Command command -> {
                json.writeNumberProperty("chunk", command.chunk());
                json.writeStringProperty("line", command.line().latin1());
            }
            case TranscriptEntry.Reply reply -> json.writeStringProperty("text", reply.text().latin1());
            case TranscriptEntry.Content content -> {
                json.writeNumberProperty("chunk", content.chunk());
                json.writeNumberProperty("size", content.size());
                json.writeStringProperty("message", content.message() == null ? "" : content.message().toString());
            }
            case TranscriptEntry.Note note -> json.writeStringProperty("text", note.text());
        }
    }
}
