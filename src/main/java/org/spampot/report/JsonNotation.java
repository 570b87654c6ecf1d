package org.spampot.report;

import java.io.IOException;
import java.util.List;
import org.spampot.store.HourPoint;
import org.spampot.store.MessageDetail;
import org.spampot.store.MessageRow;
import org.spampot.store.SessionDetail;
import org.spampot.store.SessionRow;
import org.spampot.store.TopKind;
import org.spampot.store.TopRow;
import org.spampot.store.Totals;
import tools.jackson.core.JsonGenerator;

/// JSON Lines: one object for each row, one for a report.
public final class JsonNotation implements Notation {
    private final Appendable out;

    public JsonNotation(Appendable out) {
        this.out = out;
    }

    @Override
    public void top(TopKind kind, List<TopRow> rows) throws IOException {
        for (TopRow row : rows) {
            Json.line(out, json -> top(json, row));
        }
    }

    @Override
    public void messages(List<MessageRow> rows) throws IOException {
        for (MessageRow row : rows) {
            Json.line(out, json -> message(json, row));
        }
    }

    @Override
    public void sessions(List<SessionRow> rows) throws IOException {
        for (SessionRow row : rows) {
            Json.line(out, json -> session(json, row));
        }
    }

    @Override
    public void overview(Overview overview) throws IOException {
        Json.line(out, json -> {
            Json.time(json, "since", overview.since());
            Json.time(json, "until", overview.until());
            totals(json, overview.totals());
            Json.objects(json, "activity", overview.activity(), JsonNotation::hour);
            json.writeObjectPropertyStart("top");
            overview.tops().forEach((kind, rows) -> Json.objects(json, kind.word(), rows, JsonNotation::top));
            json.writeEndObject();
            Json.strings(json, "notable", overview.notable());
        });
    }

    /// One session with its transcript, as one object.
    public void session(SessionDetail session) throws IOException {
        Json.line(out, json -> SessionJson.write(json, session));
    }

    /// One message with all that is understood of it, as one object.
    public void message(MessageDetail message) throws IOException {
        Json.line(out, json -> {
            message(json, message.row());
            json.writeStringProperty("helo", message.helo());
            json.writeStringProperty("queueId", message.queueId());
            json.writeStringProperty("listener", message.connection().listener());
            json.writeStringProperty("persona", message.connection().persona());
            json.writeStringProperty("end", SessionText.word(message.row().end()));
            ImportedJson.write(json, message.imported());
            Json.objects(json, "protocolDefects", message.protocolDefects(), AnalysisJson::defect);
            json.writeObjectPropertyStart("analysis");
            AnalysisJson.write(json, message.analysis());
            json.writeEndObject();
        });
    }

    private static void session(JsonGenerator json, SessionRow row) {
        json.writeStringProperty("id", row.id().value());
        Json.time(json, "openedAt", row.openedAt());
        Json.time(json, "closedAt", row.closedAt());
        json.writeStringProperty("end", row.end() == null ? "" : SessionText.word(row.end()));
        json.writeStringProperty("source", row.client().ip());
        json.writeStringProperty("helo", row.helo());
        json.writeStringProperty("kind", row.kind().word());
        json.writeStringProperty("dialect", row.dialect());
        json.writeStringProperty("ja4", row.ja4());
        json.writeNumberProperty("messages", row.messages());
        json.writeNumberProperty("commands", row.commands());
    }

    static void message(JsonGenerator json, MessageRow row) {
        json.writeStringProperty("id", row.id().toString());
        json.writeStringProperty("session", row.id().session().value());
        Json.time(json, "receivedAt", row.receivedAt());
        json.writeStringProperty("source", row.source());
        json.writeStringProperty("mailFrom", row.mailFrom());
        Json.strings(json, "rcptTo", row.rcptTo());
        json.writeStringProperty("subject", row.subject());
        json.writeStringProperty("sha256", row.sha256());
        json.writeNumberProperty("size", row.size());
    }

    private static void top(JsonGenerator json, TopRow row) {
        json.writeStringProperty("value", row.value());
        if (!row.label().equals(row.value())) {
            json.writeStringProperty("label", row.label());
        }
        json.writeNumberProperty("messages", row.messages());
        json.writeNumberProperty("sessions", row.sessions());
        Json.time(json, "firstSeen", row.firstSeen());
        Json.time(json, "lastSeen", row.lastSeen());
    }

    private static void totals(JsonGenerator json, Totals totals) {
        json.writeObjectPropertyStart("totals");
        json.writeNumberProperty("sessions", totals.sessions());
        json.writeNumberProperty("messages", totals.messages());
        json.writeNumberProperty("bytes", totals.bytes());
        json.writeNumberProperty("sources", totals.sources());
        json.writeNumberProperty("recipients", totals.recipients());
        json.writeNumberProperty("attachments", totals.attachments());
        Json.time(json, "last", totals.last());
        json.writeEndObject();
    }

    private static void hour(JsonGenerator json, HourPoint point) {
        Json.time(json, "hour", point.hour());
        json.writeNumberProperty("sessions", point.sessions());
        json.writeNumberProperty("messages", point.messages());
        json.writeNumberProperty("bytes", point.bytes());
    }
}
